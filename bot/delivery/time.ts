import type { Clock } from '../../workflow/ports.ts';

/** The clock together with the waiting on it, so that a test can let an hour pass at once. */
export interface Time extends Clock {
  /** Resolves after so many milliseconds, or at once when the signal is aborted. */
  wait(milliseconds: number, signal?: AbortSignal): Promise<void>;
}

/** Real waiting, by the clock handed in; it does not keep the process alive. */
export function realTime(clock: Clock): Time {
  return {
    now: () => clock.now(),
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
