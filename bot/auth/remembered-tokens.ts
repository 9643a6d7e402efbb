import { createHash } from 'node:crypto';
import type { ClaimsIdentity } from 'botframework-connector';
import { LRUCache } from 'lru-cache';
import type { Clock } from '../../workflow/kernel/ports.ts';

const MAX_TOKENS = 1000;

/**
 * Tokens whose signature was verified, by their hash, until they expire: Teams sends the same one
 * with many requests. Checks that depend on the activity are not cached.
 */
export class RememberedTokens {
  readonly #clock: Clock;
  readonly #identities: LRUCache<string, ClaimsIdentity>;

  constructor(clock: Clock) {
    this.#clock = clock;
    this.#identities = new LRUCache({ max: MAX_TOKENS, ttlResolution: 0, perf: clock });
  }

  /** The identity in the token, if it was verified on this channel and has not expired. */
  get(token: string, channelId: string): ClaimsIdentity | undefined {
    return this.#identities.get(hashOf(token, channelId));
  }

  /** @param expiresAt seconds since the epoch, the token's `exp` */
  remember(token: string, channelId: string, identity: ClaimsIdentity, expiresAt: number): void {
    // A token is not valid at `exp` itself, an entry still is at the end of its time to live. One
    // that is valid only within the allowed clock skew is not cached; 0 would mean for ever.
    const ttl = expiresAt * 1000 - this.#clock.now() - 1;
    if (ttl > 0) this.#identities.set(hashOf(token, channelId), identity, { ttl });
  }

  /** The signing keys have changed: every signature is verified again. */
  forgetAll(): void {
    this.#identities.clear();
  }
}

/** The channel is part of it, since a key is endorsed for some channels only. */
function hashOf(token: string, channelId: string): string {
  return createHash('sha256').update(`${channelId}\n${token}`).digest('base64');
}
