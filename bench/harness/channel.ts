import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';

/** Stub of the Teams connector that reports received replies. */
export interface Channel {
  readonly serviceUrl: string;
  /** Resolves to the next activity sent to the conversation. */
  reply(conversationId: string): Promise<string>;
  readonly received: number;
  close(): void;
}

/** @param latencyMs delay before an activity is acknowledged */
export async function openChannel(latencyMs = 0): Promise<Channel> {
  const waiting = new Map<string, (activity: string) => void>();
  let received = 0;
  const server = createServer((request, response) => {
    void text(request).then((activity) => {
      const answer = (): void => {
        received += 1;
        response.setHeader('content-type', 'application/json');
        response.end(`{"id":"r${received}"}`);
        if (request.method !== 'POST') return;
        const id = /conversations\/([^/]+)/u.exec(request.url ?? '')?.[1];
        const conversationId = decodeURIComponent(id ?? '');
        waiting.get(conversationId)?.(activity);
        waiting.delete(conversationId);
      };
      if (latencyMs === 0) answer();
      else setTimeout(answer, latencyMs);
    });
  });
  server.keepAliveTimeout = 60_000;
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    serviceUrl: `http://127.0.0.1:${port}/`,
    reply: (conversationId) =>
      new Promise((resolve) => {
        waiting.set(conversationId, resolve);
      }),
    get received() {
      return received;
    },
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}
