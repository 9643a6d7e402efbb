import type { Clock } from '../../workflow/ports.ts';

export interface Rate {
  /** How many at once. */
  readonly burst: number;
  /** How many come back each second. */
  readonly perSecond: number;
}

interface Bucket {
  tokens: number;
  at: number;
}

/** Sources remembered at most; the one not seen for longest is forgotten first. */
const SOURCES = 10_000;

/**
 * A bucket of tokens for each source. Our own, since the known libraries read the time themselves
 * and limits must be testable to the millisecond.
 */
export class RateLimit {
  readonly #rate: Rate;
  readonly #clock: Clock;
  readonly #buckets = new Map<string, Bucket>();

  constructor(rate: Rate, clock: Clock) {
    this.#rate = rate;
    this.#clock = clock;
  }

  /** Takes one, or says in how many whole seconds there is one again. */
  take(source: string): { readonly retryAfter: number } | undefined {
    const bucket = this.#filled(source);
    if (bucket.tokens < 1) return this.#wait(bucket);
    bucket.tokens -= 1;
    return undefined;
  }

  /** Whether one could be taken, without taking it. */
  check(source: string): { readonly retryAfter: number } | undefined {
    const bucket = this.#filled(source);
    return bucket.tokens < 1 ? this.#wait(bucket) : undefined;
  }

  #wait(bucket: Bucket): { readonly retryAfter: number } {
    return { retryAfter: Math.max(1, Math.ceil((1 - bucket.tokens) / this.#rate.perSecond)) };
  }

  #filled(source: string): Bucket {
    const { burst, perSecond } = this.#rate;
    const now = this.#clock.now();
    const bucket = this.#buckets.get(source) ?? { tokens: burst, at: now };
    const gained = (Math.max(0, now - bucket.at) / 1000) * perSecond;
    bucket.tokens = Math.min(burst, bucket.tokens + gained);
    bucket.at = now;
    this.#buckets.delete(source);
    this.#buckets.set(source, bucket);
    if (this.#buckets.size > SOURCES) {
      const [oldest] = this.#buckets.keys();
      if (oldest !== undefined) this.#buckets.delete(oldest);
    }
    return bucket;
  }
}
