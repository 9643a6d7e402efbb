import { LRUCache } from 'lru-cache';
import type { Clock } from '../../workflow/kernel/ports.ts';

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

/** Keys remembered at most; the least recently used one is dropped first. */
const MAX_KEYS = 10_000;

/**
 * A token bucket for each key. Our own, since the known libraries read the time themselves and
 * limits must be testable to the millisecond.
 */
export class RateLimit {
  readonly #rate: Rate;
  readonly #clock: Clock;
  readonly #buckets = new LRUCache<string, Bucket>({ max: MAX_KEYS });

  constructor(rate: Rate, clock: Clock) {
    this.#rate = rate;
    this.#clock = clock;
  }

  /** Takes one, or returns in how many whole seconds there is one again. */
  take(key: string): { readonly retryAfter: number } | undefined {
    const bucket = this.#filled(key);
    if (bucket.tokens < 1)
      return { retryAfter: Math.max(1, Math.ceil((1 - bucket.tokens) / this.#rate.perSecond)) };
    bucket.tokens -= 1;
    return undefined;
  }

  #filled(key: string): Bucket {
    const { burst, perSecond } = this.#rate;
    const now = this.#clock.now();
    const bucket = this.#buckets.get(key) ?? { tokens: burst, at: now };
    const gained = (Math.max(0, now - bucket.at) / 1000) * perSecond;
    bucket.tokens = Math.min(burst, bucket.tokens + gained);
    bucket.at = now;
    this.#buckets.set(key, bucket);
    return bucket;
  }
}
