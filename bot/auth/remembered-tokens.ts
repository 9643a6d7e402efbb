import { createHash } from 'node:crypto';
import type { ClaimsIdentity } from 'botframework-connector';
import type { Clock } from '../../workflow/kernel/ports.ts';

const MOST = 1000;

interface Remembered {
  readonly identity: ClaimsIdentity;
  /** Milliseconds. */
  readonly until: number;
}

/**
 * Tokens whose signature was found good, by their hash, until they expire: Teams shows the same one
 * for many requests. What depends on the activity is not part of it and checked each time.
 */
export class RememberedTokens {
  readonly #clock: Clock;
  readonly #byHash = new Map<string, Remembered>();

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** Whose valid token this is, if it was seen on this channel and has not run out. */
  get(token: string, channelId: string): ClaimsIdentity | undefined {
    const hash = hashOf(token, channelId);
    const found = this.#byHash.get(hash);
    if (found === undefined) return undefined;
    if (found.until > this.#clock.now()) return found.identity;
    this.#byHash.delete(hash);
    return undefined;
  }

  /** @param expiresAt seconds since the epoch, the token's `exp` */
  remember(token: string, channelId: string, identity: ClaimsIdentity, expiresAt: number): void {
    if (this.#byHash.size >= MOST) {
      const [oldest] = this.#byHash.keys();
      if (oldest !== undefined) this.#byHash.delete(oldest);
    }
    this.#byHash.set(hashOf(token, channelId), { identity, until: expiresAt * 1000 });
  }

  /** The keys have changed: every signature is looked at anew. */
  forgetAll(): void {
    this.#byHash.clear();
  }
}

/** The channel is part of it, since a key is endorsed for some channels only. */
function hashOf(token: string, channelId: string): string {
  return createHash('sha256').update(`${channelId}\n${token}`).digest('base64');
}
