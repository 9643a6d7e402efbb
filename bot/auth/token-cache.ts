import { hash } from 'node:crypto';
import type { ClaimsIdentity } from 'botframework-connector';
import { LRUCache } from 'lru-cache';
import type { Clock } from '../../workflow/kernel/ports.ts';

const MAX_TOKENS = 1000;

/**
 * Verified tokens by their hash, until they expire: Teams sends one token with many requests.
 * Checks that depend on the activity are not cached.
 */
export class TokenCache {
  readonly #clock: Clock;
  readonly #identities: LRUCache<string, ClaimsIdentity>;

  constructor(clock: Clock) {
    this.#clock = clock;
    this.#identities = new LRUCache({ max: MAX_TOKENS, ttlResolution: 0, perf: clock });
  }

  /** The token's identity if it was verified on this channel and has not expired. */
  get(token: string, channelId: string): ClaimsIdentity | undefined {
    return this.#identities.get(hashOf(token, channelId));
  }

  /** @param expiresAt the token's `exp`, seconds since the epoch */
  add(token: string, channelId: string, identity: ClaimsIdentity, expiresAt: number): void {
    // A token is invalid at `exp` itself, an entry is valid up to the end of its ttl: hence 1 ms
    // less. A token within the allowed clock skew is not cached; a ttl of 0 would mean no expiry.
    const ttl = expiresAt * 1000 - this.#clock.now() - 1;
    if (ttl > 0) this.#identities.set(hashOf(token, channelId), identity, { ttl });
  }

  /** Call when the signing keys have changed: every signature is verified again. */
  clear(): void {
    this.#identities.clear();
  }
}

/** Includes the channel, since a key is endorsed for certain channels. */
function hashOf(token: string, channelId: string): string {
  return hash('sha256', `${channelId}\n${token}`, 'base64');
}
