import type { Clock } from '../../workflow/kernel/ports.ts';

/** A clock shared by several processes. */
export interface CommonTime {
  /** Time at `since`, in milliseconds since the epoch. */
  readonly from: number;
  /** A time of the machine's clock. */
  readonly since: number;
  /** Speed relative to the machine's clock, so that leases end sooner. */
  readonly pace: number;
}

export function commonClock({ from, since, pace }: CommonTime): Clock {
  return { now: () => from + (Date.now() - since) * pace };
}

/** The monotonic clock of a process at this pace. */
export const monotonicAt =
  (pace: number): (() => number) =>
  () =>
    performance.now() * pace;
