import type { Clock } from '../../workflow/ports.ts';

const AGAIN_AFTER_MS = 60 * 60_000;
const REMEMBERED = 10_000;

/** Whose roster entry was asked for lately, so that one without an address is not asked each turn. */
export class RosterAsked {
  readonly #clock: Clock;
  readonly #askedAt = new Map<string, number>();

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** Whether to ask now; if so, not again within the hour. */
  mayAsk(tenantId: string, personId: string): boolean {
    const key = `${tenantId} ${personId}`;
    const now = this.#clock.now();
    const before = this.#askedAt.get(key);
    if (before !== undefined && now - before < AGAIN_AFTER_MS) return false;
    this.#askedAt.delete(key);
    this.#askedAt.set(key, now);
    const [oldest] = this.#askedAt.keys();
    if (this.#askedAt.size > REMEMBERED && oldest !== undefined) this.#askedAt.delete(oldest);
    return true;
  }
}
