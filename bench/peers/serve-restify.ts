import type { CloudAdapter, TurnContext } from 'botbuilder';
import restify from 'restify';
import { listening } from './in-peer.ts';

/** The route as in the Bot Framework's samples. */
export function serveAsTheSamplesDo(
  adapter: CloudAdapter,
  logic: (context: TurnContext) => Promise<void>,
): void {
  const server = restify.createServer();
  server.use(restify.plugins.bodyParser());
  server.post('/api/messages', async (request, response) => {
    await adapter.process(request, response, logic);
  });
  server.listen(0, '127.0.0.1', () => listening(server.address().port));
}
