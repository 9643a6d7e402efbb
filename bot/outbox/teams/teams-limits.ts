import { SlidingWindow, type Window } from './sliding-window.ts';

/** Limits per bot and thread, from Microsoft's documentation (Teams rate limits). */
const THREAD_WINDOWS: readonly Window[] = [
  { limit: 7, ms: 1_000 },
  { limit: 8, ms: 2_000 },
  { limit: 60, ms: 30_000 },
  { limit: 1_800, ms: 3_600_000 },
];

/** Limit per app and tenant. */
const TENANT_LIMIT = 50;
const TENANT_WINDOW_MS = 1_000;

/** A 429 multiplies the tenant's limit by 0.8, down to 10; each 5 s without one add 1. */
const SLOWER = 0.8;
const SLOWEST = 10;
const QUIET_MS = 5_000;

/** Number of threads from which unused ones are removed. */
const THREADS = 1_000;

/** Rate limits of one tenant; a test or a benchmark can replace them. */
export type Limits = Pick<
  TeamsLimits,
  'wait' | 'threadWait' | 'begin' | 'pauseUntil' | 'pausedUntil' | 'slowDown'
>;

/**
 * Client-side rate limits of one tenant. Replies of other replicas count at Teams but not here; the
 * 429 that they cause lowers the tenant's limit.
 */
export class TeamsLimits {
  readonly #tenant = new SlidingWindow(TENANT_LIMIT);
  readonly #threads = new Map<string, SlidingWindow>();
  #limit = TENANT_LIMIT;
  #slowedAt = 0;
  #pausedUntil = 0;
  #pruneAt = THREADS;

  /** Milliseconds until a request to the tenant may be sent; 0 if it may be now. */
  wait(now: number): number {
    this.#recover(now);
    const window = { limit: this.#limit, ms: TENANT_WINDOW_MS };
    return Math.max(0, this.#pausedUntil - now, this.#tenant.wait(window, now));
  }

  /** Milliseconds until a request to the thread may be sent; 0 if it may be now. */
  threadWait(thread: string, now: number): number {
    const sent = this.#threads.get(thread);
    return sent ? Math.max(...THREAD_WINDOWS.map((window) => sent.wait(window, now))) : 0;
  }

  /**
   * Counts a request that is sent now. Replies in a turn are counted without waiting.
   * @returns call it with the time of the response or failure
   */
  begin(thread: string): (now: number) => void {
    const windows = [this.#tenant, this.#thread(thread)];
    for (const window of windows) window.begin();
    return (now) => {
      for (const window of windows) window.end(now);
      if (this.#threads.size >= this.#pruneAt) this.#removeUnusedThreads(now);
    };
  }

  /** Sends nothing before this time. */
  pauseUntil(moment: number): void {
    this.#pausedUntil = Math.max(this.#pausedUntil, moment);
  }

  /** End of the pause that Teams asked for. */
  get pausedUntil(): number {
    return this.#pausedUntil;
  }

  /** Lowers the limit after a 429. */
  slowDown(now: number): void {
    this.#limit = Math.max(SLOWEST, Math.floor(this.#limit * SLOWER));
    this.#slowedAt = now;
  }

  #recover(now: number): void {
    if (this.#limit === TENANT_LIMIT || now - this.#slowedAt < QUIET_MS) return;
    this.#limit++;
    this.#slowedAt = now;
  }

  #thread(thread: string): SlidingWindow {
    let sent = this.#threads.get(thread);
    if (!sent) {
      sent = new SlidingWindow(Math.max(...THREAD_WINDOWS.map(({ limit }) => limit)));
      this.#threads.set(thread, sent);
    }
    return sent;
  }

  #removeUnusedThreads(now: number): void {
    const longestMs = Math.max(...THREAD_WINDOWS.map(({ ms }) => ms));
    for (const [thread, sent] of this.#threads)
      if (sent.isUnused(longestMs, now)) this.#threads.delete(thread);
    this.#pruneAt = Math.max(THREADS, this.#threads.size * 2);
  }
}
