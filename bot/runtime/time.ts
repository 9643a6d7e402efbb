import type { Clock } from '../../workflow/kernel/ports.ts';

/** Both clocks and the waiting, so that a test can let an hour pass at once. */
export interface Time extends Clock {
  /**
   * Milliseconds since some fixed moment of this process. Nobody can set this clock: pauses, rate
   * windows and the life of a lease are measured by it, `now()` is for moments that are stored.
   */
  monotonic(): number;
  /** Resolves after the milliseconds, or at once when the signal is aborted. */
  wait(milliseconds: number, signal?: AbortSignal): Promise<void>;
}

/** Real waiting; it does not keep the process alive. */
export function realTime(
  clock: Clock,
  monotonic: () => number = () => Math.floor(performance.now()),
): Time {
  return {
    now: () => clock.now(),
    monotonic,
    // Node's own waiting rejects when aborted, with an error whose stack costs more than a card.
    wait: (milliseconds, signal) =>
      new Promise((resolve) => {
        const over = (): void => {
          clearTimeout(timer);
          signal?.removeEventListener('abort', over);
          resolve();
        };
        const timer = setTimeout(over, milliseconds).unref();
        if (signal?.aborted) over();
        else signal?.addEventListener('abort', over);
      }),
  };
}
