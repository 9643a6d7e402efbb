import { setTimeout as pause } from 'node:timers/promises';
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
    async wait(milliseconds, signal) {
      // Rejects only when aborted, and then the waiting is over too.
      await pause(milliseconds, undefined, { signal, ref: false }).catch(() => undefined);
    },
  };
}
