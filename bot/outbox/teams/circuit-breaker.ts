import { backoffMs } from '../queue/backoff.ts';

/** Maximum time between two probes of a host that is down. */
const PROBE_MS = 12_000;
/** Extra delay of a failed conversation, so that another one becomes the probe. */
const YIELD_MS = 2_000;
/** Failed conversations, without a success between them, after which the host counts as down. */
const FAILURES_TO_OPEN = 3;
/** Rows ready for each probe: the first ones may turn out to be obsolete. */
const READY_ROWS = 8;
/** Delay of further rows; a recovery ends it early. */
const PARKED_MS = 5 * 60_000;

export interface Failure {
  /** Conversation that failed. */
  readonly thread: string;
  /** The message may have been posted. */
  readonly ambiguous: boolean;
  /** `Retry-After`, milliseconds. */
  readonly afterMs?: number;
}

/**
 * Circuit breaker of one host, for one tenant. After a success, requests run concurrently. After a
 * failure they run one at a time, each as a probe. A conversation that failed is not retried for up
 * to 15 s. No conversation is after a failure that concerns all, or when three have failed without
 * a success between them. Times are monotonic milliseconds.
 *
 * Own code because cockatiel reads `Date.now()` and tracks hosts only, not single conversations.
 */
export class CircuitBreaker {
  readonly #random: () => number;
  /** Conversations that failed since the last success; true if the message may have been posted. */
  readonly #failing = new Map<string, boolean>();
  /** False at the start and after a failure. */
  #isProven = false;
  #isFresh = true;
  #concernsAll = false;
  #rounds = 0;
  #retryAt = 0;
  #ready = 0;
  #inFlight = 0;
  #waiting: (() => void)[] = [];

  constructor(random: () => number) {
    this.#random = random;
  }

  /** True if the latest response was a success. */
  get isProven(): boolean {
    return this.#isProven;
  }

  /** True if the whole host counts as down. */
  get isOpen(): boolean {
    return this.#concernsAll || this.#failing.size >= FAILURES_TO_OPEN;
  }

  /** Time of the next probe. */
  get retryAt(): number {
    return this.#retryAt;
  }

  /** True if the conversation's last message may have been posted and no success followed. */
  isDoubtful(thread: string): boolean {
    return this.#failing.get(thread) === true;
  }

  /** True if other conversations have failed since the last success. */
  othersFail(thread: string): boolean {
    return this.#failing.size > (this.#failing.has(thread) ? 1 : 0);
  }

  /** Milliseconds until the conversation may be tried; 0 if it may be now. */
  wait(thread: string, now: number): number {
    const isFailing = this.#failing.has(thread);
    if (!this.isOpen) return isFailing ? Math.max(0, this.#retryAt - now) : 0;
    const wait = this.#retryAt + (isFailing ? YIELD_MS : 0) - now;
    if (wait <= 0) return 0;
    return ++this.#ready <= READY_ROWS ? wait : Math.max(wait, PARKED_MS);
  }

  /** Resolves when a request has ended; undefined if another may begin now. */
  busy(): Promise<void> | undefined {
    if (this.#isProven || this.#inFlight === 0) return undefined;
    return new Promise((resolve) => this.#waiting.push(resolve));
  }

  /** Begins a request. @returns call it when the request has ended and its result was reported */
  begin(): () => void {
    this.#inFlight++;
    return () => {
      this.#inFlight--;
      const waiting = this.#waiting;
      this.#waiting = [];
      waiting.forEach((resolve) => resolve());
    };
  }

  /** Records that the host works. @returns true if it was down, or this is the first response */
  succeed(): boolean {
    const recovered = this.#isFresh || this.isOpen;
    this.#isFresh = false;
    this.#isProven = true;
    this.#concernsAll = false;
    this.#failing.clear();
    this.#rounds = 0;
    this.#retryAt = 0;
    return recovered;
  }

  /** Records a failure that may be the host's. @returns true if the host went down with it */
  fail({ thread, ambiguous, afterMs = 0 }: Failure, now: number): boolean {
    const wasOpen = this.isOpen;
    this.#failing.set(thread, ambiguous || this.isDoubtful(thread));
    const wait = Math.min(backoffMs(this.#rounds + 1, this.#random()), PROBE_MS);
    this.#retryIn(Math.max(wait, Math.min(afterMs, PROBE_MS)), now);
    return this.isOpen && !wasOpen;
  }

  /**
   * Records a refusal that concerns all conversations.
   * @param forMs delay of the next probe; absent: as for `fail`
   */
  failForAll(now: number, forMs?: number): void {
    this.#concernsAll = true;
    if (forMs !== undefined) this.#retryAt = 0;
    const wait = forMs ?? Math.min(backoffMs(this.#rounds + 1, this.#random()), PROBE_MS);
    this.#retryIn(wait, now);
  }

  /** Requests that were in flight when the probe was scheduled do not move it. */
  #retryIn(milliseconds: number, now: number): void {
    this.#isProven = false;
    if (now < this.#retryAt) return;
    this.#rounds++;
    this.#retryAt = now + milliseconds;
    this.#ready = 0;
  }
}
