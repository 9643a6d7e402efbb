import { SKEW_MS } from './lease.ts';
import type { Time } from '../../runtime/time.ts';

/** Detects that the wall clock was set back, by comparing it with the monotonic clock. */
export class ClockWatch {
  readonly #time: Pick<Time, 'now' | 'monotonic'>;
  #ahead: number;

  constructor(time: Pick<Time, 'now' | 'monotonic'>) {
    this.#time = time;
    this.#ahead = this.#measure();
  }

  /** Milliseconds by which the clock was set back since the last call; 0 up to `SKEW_MS`. */
  setBackBy(): number {
    const before = this.#ahead;
    this.#ahead = this.#measure();
    const by = before - this.#ahead;
    return by > SKEW_MS ? by : 0;
  }

  #measure(): number {
    return this.#time.now() - this.#time.monotonic();
  }
}
