import { EventEmitter } from 'node:events';

/** The peer's settings; see harness/peer.ts. */
export const settings = {
  trustUrl: process.env['BENCH_TRUST'] ?? '',
  serviceUrl: process.env['BENCH_SERVICE_URL'] ?? '',
  way: process.env['BENCH_WAY'] ?? '',
  folder: process.env['BENCH_FOLDER'] ?? '',
};

/** Counts listeners on the process and its open sockets and servers. */
function listeners(): number {
  const { _getActiveHandles: open } = process as unknown as { _getActiveHandles(): unknown[] };
  const emitters = [process, ...open.call(process)].filter((one) => one instanceof EventEmitter);
  return emitters
    .flatMap((one) => one.eventNames().map((event) => one.listenerCount(event)))
    .reduce((sum, count) => sum + count, 0);
}

/**
 * Reports the port to the bench and serves its requests.
 * @param notify sends this many notices; undefined for a peer without notices
 */
export function listening(port: number, notify?: (count: number) => Promise<void>): void {
  process.on('message', (message: { usage?: true; collect?: boolean; notices?: number }) => {
    if (message.notices !== undefined) {
      void notify?.(message.notices).then(() => process.send?.({ notified: message.notices }));
      return;
    }
    if (!message.usage) return;
    if (message.collect) (globalThis as { gc?: () => void }).gc?.();
    const { user, system } = process.cpuUsage();
    const { heapUsed, rss } = process.memoryUsage();
    process.send?.({
      cpuMs: (user + system) / 1000,
      heapBytes: heapUsed,
      rssBytes: rss,
      listeners: listeners(),
    });
  });
  process.on('disconnect', () => process.exit(0));
  process.send?.({ port });
}
