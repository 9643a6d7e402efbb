import { SlidingWindow, type Window } from './sliding-window.ts';

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

/** A 429 lowers the tenant's limit by a fifth, not below 10; each 5 s without one raise it by 1. */
const SLOWER = 0.8;
const SLOWEST = 10;
const QUIET_MS = 5_000;

/** Threads remembered before the unused ones are removed. */
const THREADS = 1_000;

/** Rate limits of one tenant; a test or a benchmark can replace them. */
export type Limits = Pick<
  TeamsLimits,
  'wait' | 'threadWait' | 'begin' | 'pauseUntil' | 'pausedUntil' | 'slowDown'
>;

/**
 * Teams' limits for one tenant, kept by the client. Replies of other replicas count at Teams but are
 * not seen here; they show as a 429, after which the tenant's limit is lowered for a while.
 */
export class TeamsLimits {
  readonly #tenant = new SlidingWindow(TENANT_LIMIT);
  readonly #threads = new Map<string, SlidingWindow>();
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
    const sent = this.#threads.get(thread);
    return sent ? Math.max(...THREAD_WINDOWS.map((window) => sent.wait(window, now))) : 0;
  }

  /**
   * Counts a request that is sent now, whether or not it had to wait: replies in a turn do not.
   * @returns to be called with the moment at which it was answered, or has failed
   */
  begin(thread: string): (now: number) => void {
    const windows = [this.#tenant, this.#thread(thread)];
    for (const window of windows) window.begin();
    return (now) => {
      for (const window of windows) window.end(now);
      if (this.#threads.size >= this.#pruneAt) this.#removeUnusedThreads(now);
    };
  }

  /** Nothing is sent before the moment. */
  pauseUntil(moment: number): void {
    this.#pausedUntil = Math.max(this.#pausedUntil, moment);
  }

  /** End of the pause that Teams has asked for. */
  get pausedUntil(): number {
    return this.#pausedUntil;
  }

  /** Teams has refused a request with 429. */
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
