import { LRUCache } from 'lru-cache';
import type { Clock } from '../../workflow/kernel/ports.ts';

export interface Rate {
  /** Bucket size: requests accepted at once. */
  readonly burst: number;
  /** Tokens added per second. */
  readonly perSecond: number;
}

interface Bucket {
  tokens: number;
  at: number;
}

/** Beyond this the least recently used key is evicted; it has a full bucket again. */
const MAX_KEYS = 10_000;

/** A token bucket per key (docs/decisions/13-bounded-caches.md). */
export class RateLimit {
  readonly #rate: Rate;
  readonly #clock: Clock;
  readonly #buckets = new LRUCache<string, Bucket>({ maxSize: MAX_KEYS });

  constructor(rate: Rate, clock: Clock) {
    this.#rate = rate;
    this.#clock = clock;
  }

  /** Takes a token. @returns undefined, or the seconds until there is one */
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
    this.#buckets.set(key, bucket, { size: 1 });
    return bucket;
  }
}
