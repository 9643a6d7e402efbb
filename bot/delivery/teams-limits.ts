import { FloorLatency } from './floor-latency.ts';
import { SlidingWindow, type Passed, type Window } from './sliding-window.ts';

/** Per bot and thread, as Microsoft documents them (Teams rate limits). */
const THREAD_WINDOWS: readonly Window[] = [
  { limit: 7, ms: 1_000 },
  { limit: 8, ms: 2_000 },
  { limit: 60, ms: 30_000 },
  { limit: 1_800, ms: 3_600_000 },
];

/** Per app and tenant. */
const TENANT_LIMIT = 50;
const TENANT_WINDOW_MS = 1_000;

/** After a 429 a fifth less, never below this, and one more for every so many quiet seconds. */
const SLOWER = 0.8;
const SLOWEST = 10;
const QUIET_MS = 5_000;

/** How many threads are remembered before the quiet ones are looked for and forgotten. */
const THREADS = 1_000;

export interface Passage {
  /** Tells that it was answered, or has failed. */
  answered(): void;
}

export type Limits = Pick<
  TeamsLimits,
  'wait' | 'threadWait' | 'pass' | 'pauseUntil' | 'pausedUntil' | 'slowDown'
>;

/**
 * Teams' limits for one tenant, as a client must keep them. No library counts arrivals at the other
 * side: those at hand count departures in fixed or token-bucket windows and must stay well below
 * the limit, or overstep it whenever a request is held up on its way.
 *
 * Another replica's replies in turns count at Teams too but are not seen here: that shows as a 429,
 * and the tenant is sent to more slowly for a while.
 */
export class TeamsLimits {
  readonly #tenant = new SlidingWindow([{ limit: TENANT_LIMIT, ms: TENANT_WINDOW_MS }]);
  readonly #threads = new Map<string, SlidingWindow>();
  readonly #floor = new FloorLatency();
  #limit = TENANT_LIMIT;
  #slowedAt = 0;
  #pausedUntil = 0;
  #pruneAt = THREADS;

  /** Milliseconds until a message may go to the tenant at all; 0: now. */
  wait(now: number): number {
    this.#recover(now);
    const window = { limit: this.#limit, ms: TENANT_WINDOW_MS };
    return Math.max(0, this.#pausedUntil - now, this.#tenant.wait(window, now));
  }

  /** Milliseconds until the thread is free; 0: now. */
  threadWait(thread: string, now: number): number {
    const passed = this.#threads.get(thread);
    return passed ? Math.max(...THREAD_WINDOWS.map((window) => passed.wait(window, now))) : 0;
  }

  /** Counts a request that leaves now, whether or not it had to wait: replies in a turn never do. */
  pass(thread: string, now: () => number): Passage {
    const sentAt = now();
    const passed: Passed = {};
    this.#tenant.prune(sentAt);
    this.#tenant.add(passed);
    this.#thread(thread, sentAt).add(passed);
    return {
      answered: () => {
        const answeredAt = now();
        // The way there and back takes `floor` at best, so it has arrived when that much less
        // than the round trip is over; the next one, too, takes its share of `floor`.
        passed.arrivedBy = Math.max(sentAt, answeredAt - this.#floor.value);
        this.#floor.add(answeredAt - sentAt);
      },
    };
  }

  pauseUntil(moment: number): void {
    this.#pausedUntil = Math.max(this.#pausedUntil, moment);
  }

  /** Until when Teams has asked for silence. */
  get pausedUntil(): number {
    return this.#pausedUntil;
  }

  /** Teams has refused a request as one too many. */
  slowDown(now: number): void {
    this.#limit = Math.max(SLOWEST, Math.floor(this.#limit * SLOWER));
    this.#slowedAt = now;
  }

  #recover(now: number): void {
    if (this.#limit === TENANT_LIMIT || now - this.#slowedAt < QUIET_MS) return;
    this.#limit++;
    this.#slowedAt = now;
  }

  #thread(thread: string, now: number): SlidingWindow {
    let passed = this.#threads.get(thread);
    if (!passed) {
      if (this.#threads.size >= this.#pruneAt) this.#forgetQuietThreads(now);
      passed = new SlidingWindow(THREAD_WINDOWS);
      this.#threads.set(thread, passed);
    }
    passed.prune(now);
    return passed;
  }

  #forgetQuietThreads(now: number): void {
    for (const [thread, passed] of this.#threads)
      if (passed.prune(now)) this.#threads.delete(thread);
    this.#pruneAt = Math.max(THREADS, this.#threads.size * 2);
  }
}
