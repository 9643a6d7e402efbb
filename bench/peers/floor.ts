import { Agent, createServer, request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { listening } from './in-peer.ts';

/** Lower bound of a turn: parses, posts a reply over a kept-alive connection, answers 200. */
const agent = new Agent({ keepAlive: true });

const server = createServer((incoming, response) => {
  const chunks: Buffer[] = [];
  incoming.on('data', (chunk: Buffer) => chunks.push(chunk));
  incoming.on('end', () => {
    const activity = JSON.parse(Buffer.concat(chunks).toString('utf8')) as {
      serviceUrl: string;
      conversation: { id: string };
      text: string;
    };
    const { serviceUrl, conversation, text } = activity;
    const body = JSON.stringify({ type: 'message', text });
    const post = request(
      `${serviceUrl}v3/conversations/${encodeURIComponent(conversation.id)}/activities`,
      {
        agent,
        method: 'POST',
        headers: { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) },
      },
      (reply) => {
        reply.resume();
        reply.on('end', () => response.end());
      },
    );
    post.end(body);
  });
});
server.listen(0, '127.0.0.1', () => listening((server.address() as AddressInfo).port));
