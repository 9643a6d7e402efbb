import type { InTimeOptions } from '../../bot/turns/answer-in-time.ts';

/** Waits that a test ends. */
export interface TestWaits {
  readonly wait: InTimeOptions['wait'];
  /** Ends all waits of up to this many milliseconds. */
  elapse(milliseconds: number): void;
  /** Resolves once something waits for this many milliseconds. */
  waitedFor(milliseconds: number): Promise<void>;
}

export function testWaits(): TestWaits {
  let waiting: { readonly ms: number; readonly over: () => void }[] = [];
  let watching: { readonly ms: number; readonly seen: () => void }[] = [];
  return {
    wait: (ms, signal) =>
      new Promise((over) => {
        const one = { ms, over };
        waiting.push(one);
        signal?.addEventListener('abort', () => {
          waiting = waiting.filter((other) => other !== one);
          over();
        });
        for (const one of watching) if (one.ms === ms) one.seen();
        watching = watching.filter((one) => one.ms !== ms);
      }),
    elapse(limit) {
      const over = waiting.filter(({ ms }) => ms <= limit);
      waiting = waiting.filter(({ ms }) => ms > limit);
      for (const one of over) one.over();
    },
    async waitedFor(ms) {
      if (waiting.some((one) => one.ms === ms)) return;
      await new Promise<void>((seen) => watching.push({ ms, seen }));
    },
  };
}
