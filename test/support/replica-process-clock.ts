import type { Clock } from '../../workflow/kernel/ports.ts';

/** A time that several processes agree on. */
export interface CommonTime {
  /** What it is at `since`; milliseconds since the epoch. */
  readonly from: number;
  /** A moment of the machine's clock. */
  readonly since: number;
  /** How many times as fast as the machine's: leases are over the sooner. */
  readonly pace: number;
}

export function commonClock({ from, since, pace }: CommonTime): Clock {
  return { now: () => from + (Date.now() - since) * pace };
}

/** The monotonic clock of a process at the same pace. */
export const monotonicAt =
  (pace: number): (() => number) =>
  () =>
    performance.now() * pace;
