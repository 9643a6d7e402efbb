import { backoffMs } from '../queue/backoff.ts';

/** Longest time between two probes of a host that is down. */
const PROBE_MS = 12_000;
/** Delay of a failed conversation when a probe is due, so that another one is the probe. */
const YIELD_MS = 2_000;
/** Conversations that must fail in a row until the whole host counts as down. */
const MANY = 3;
/** Rows held ready for each probe, since the first of them may turn out to be obsolete. */
const READY = 8;
/** Rows beyond those wait for the recovery; they are retried after this delay in any case. */
const PARKED_MS = 5 * 60_000;

export interface Failure {
  /** Of the conversation. */
  readonly thread: string;
  /** The message may have been posted. */
  readonly ambiguous: boolean;
  /** `Retry-After`, milliseconds. */
  readonly afterMs?: number;
}

/**
 * Circuit breaker of one host, for one tenant. While the latest answer was good, requests run
 * concurrently. After a failure they run one at a time, so that each is a probe; a conversation that
 * failed is not tried again for up to 15 s, and when three have failed without a success between
 * them, or a failure concerns everybody, no conversation is. Moments are of the monotonic clock.
 *
 * Own code because cockatiel reads `Date.now()` and knows a host only, not whether a failure is of
 * one conversation.
 */
export class CircuitBreaker {
  readonly #random: () => number;
  /** Conversations that failed since the last success, and whether ambiguously. */
  readonly #failing = new Map<string, boolean>();
  /** After a start nothing is known: the first answer decides. */
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

  /** The latest answer was good. */
  get isProven(): boolean {
    return this.#isProven;
  }

  /** The whole host counts as down. */
  get isOpen(): boolean {
    return this.#concernsAll || this.#failing.size >= MANY;
  }

  /** When the next probe is due. */
  get retryAt(): number {
    return this.#retryAt;
  }

  /** Whether the last message to the conversation may have been posted, and the host is unproven. */
  isDoubtful(thread: string): boolean {
    return this.#failing.get(thread) === true;
  }

  /** Whether conversations other than this one have failed since the last success. */
  othersFail(thread: string): boolean {
    return this.#failing.size > (this.#failing.has(thread) ? 1 : 0);
  }

  /** Milliseconds until the conversation may be tried; 0: now. */
  wait(thread: string, now: number): number {
    const isFailing = this.#failing.has(thread);
    if (!this.isOpen) return isFailing ? Math.max(0, this.#retryAt - now) : 0;
    const wait = this.#retryAt + (isFailing ? YIELD_MS : 0) - now;
    if (wait <= 0) return 0;
    return ++this.#ready <= READY ? wait : Math.max(wait, PARKED_MS);
  }

  /** Undefined when a request may begin, else resolves when one has ended. */
  busy(): Promise<void> | undefined {
    if (this.#isProven || this.#inFlight === 0) return undefined;
    return new Promise((resolve) => this.#waiting.push(resolve));
  }

  /** A request begins. @returns to be called when it has ended and was reported */
  begin(): () => void {
    this.#inFlight++;
    return () => {
      this.#inFlight--;
      const waiting = this.#waiting;
      this.#waiting = [];
      waiting.forEach((resolve) => resolve());
    };
  }

  /** The host has answered as one that works. @returns whether it recovered, or was not known */
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

  /** A request failed, for a reason that may be the host's. @returns whether the host went down */
  fail({ thread, ambiguous, afterMs = 0 }: Failure, now: number): boolean {
    const wasOpen = this.isOpen;
    this.#failing.set(thread, ambiguous || this.isDoubtful(thread));
    const wait = Math.min(backoffMs(this.#rounds + 1, this.#random()), PROBE_MS);
    this.#retryIn(Math.max(wait, Math.min(afterMs, PROBE_MS)), now);
    return this.isOpen && !wasOpen;
  }

  /** A request was refused for everybody. @param forMs until the next probe; absent: as `fail` */
  failForAll(now: number, forMs?: number): void {
    this.#concernsAll = true;
    if (forMs !== undefined) this.#retryAt = 0;
    const wait = forMs ?? Math.min(backoffMs(this.#rounds + 1, this.#random()), PROBE_MS);
    this.#retryIn(wait, now);
  }

  /** Requests that were in flight when the probe was set change nothing. */
  #retryIn(milliseconds: number, now: number): void {
    this.#isProven = false;
    if (now < this.#retryAt) return;
    this.#rounds++;
    this.#retryAt = now + milliseconds;
    this.#ready = 0;
  }
}
