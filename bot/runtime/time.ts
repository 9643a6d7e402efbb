import type { Clock } from '../../workflow/kernel/ports.ts';

/** Clocks and timer; tests replace them by virtual time. */
export interface Time extends Clock {
  /**
   * Milliseconds since some time in this process. It cannot be set back, so pauses, rate windows
   * and leases are measured by it; `now()` is for stored times.
   */
  monotonic(): number;
  /** Resolves after the delay, or at once when the signal is aborted. */
  readonly wait: (milliseconds: number, signal?: AbortSignal) => Promise<void>;
}

/** Real time. Its timers do not keep the process running. */
export function realTime(
  clock: Clock,
  monotonic: () => number = () => Math.floor(performance.now()),
): Time {
  return {
    now: () => clock.now(),
    monotonic,
    // Node's promise timer rejects on abort; creating that error costs more than rendering a card.
    wait(milliseconds, signal) {
      const { promise, resolve } = Promise.withResolvers<undefined>();
      const over = (): void => {
        clearTimeout(timer);
        signal?.removeEventListener('abort', over);
        resolve(undefined);
      };
      const timer = setTimeout(over, milliseconds).unref();
      if (signal?.aborted) over();
      else signal?.addEventListener('abort', over);
      return promise;
    },
  };
}
