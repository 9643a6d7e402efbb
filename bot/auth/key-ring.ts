import { createPublicKey, type KeyObject } from 'node:crypto';
import { z } from 'zod';
import type { Clock } from '../../workflow/kernel/ports.ts';
import type { Log } from '../telemetry/log.ts';

const DAY_MS = 24 * 60 * 60 * 1000;
/** Minimum time between two attempts to fetch the keys. */
const PAUSE_MS = 60_000;
const TIMEOUT_MS = 5000;

const metadataShape = z.object({ jwks_uri: z.url() });
const keyShape = z.object({
  kid: z.string(),
  kty: z.literal('RSA'),
  n: z.string(),
  e: z.string(),
  endorsements: z.array(z.string()).optional(),
});
const keysShape = z.object({ keys: z.array(z.unknown()) });

export interface SigningKey {
  readonly key: KeyObject;
  /** Channels for which the key may sign. */
  readonly endorsements?: string[];
}

/** No key was fetched yet and none can be now, so no token can be verified. */
export class KeysUnavailable extends Error {
  readonly code = 'keys-unavailable';
  constructor(cause: unknown) {
    super('the signing keys cannot be fetched', { cause });
    this.name = 'KeysUnavailable';
  }
}

export interface KeyRingOptions {
  /** OpenID metadata document that names the key set. */
  readonly url: string;
  readonly fetch: typeof fetch;
  readonly clock: Clock;
  readonly log: Log;
  /** Called when the key set has changed. */
  readonly onRolled: () => void;
}

/**
 * Holds the public keys that verify tokens. Uses the last known keys during an outage and fetches an unknown
 * key at once, but at most once a minute, so that forged key ids cause no flood of requests. The SDK's own
 * cache rejects all tokens if the metadata cannot be fetched after a day, and a new key for up to
 * an hour.
 */
export class KeyRing {
  readonly #options: KeyRingOptions;
  #keys = new Map<string, SigningKey>();
  #fetchedAt = Number.NEGATIVE_INFINITY;
  #triedAt = Number.NEGATIVE_INFINITY;
  #refreshing: Promise<void> | undefined;
  #failure: unknown;

  constructor(options: KeyRingOptions) {
    this.#options = options;
  }

  /**
   * The key with this id; null, as the SDK expects, if the key set has none.
   * @throws KeysUnavailable
   */
  async getKey(keyId: string): Promise<SigningKey | null> {
    const known = this.#keys.get(keyId);
    const isOld = this.#options.clock.now() - this.#fetchedAt > DAY_MS;
    if (known) {
      if (isOld) void this.#refresh();
      return known;
    }
    await this.#refresh();
    const found = this.#keys.get(keyId);
    if (!found && this.#keys.size === 0) throw new KeysUnavailable(this.#failure);
    return found ?? null;
  }

  /** Runs one fetch at a time, at most one a minute; never rejects. */
  #refresh(): Promise<void> {
    const now = this.#options.clock.now();
    if (this.#refreshing) return this.#refreshing;
    if (now - this.#triedAt < PAUSE_MS && this.#keys.size > 0) return Promise.resolve();
    this.#triedAt = now;
    this.#refreshing = this.#fetchKeys(now).finally(() => {
      this.#refreshing = undefined;
    });
    return this.#refreshing;
  }

  async #fetchKeys(now: number): Promise<void> {
    const { url, log, onRolled } = this.#options;
    try {
      const metadata = metadataShape.parse(await this.#json(url));
      const { keys } = keysShape.parse(await this.#json(metadata.jwks_uri));
      const ring = new Map(keys.flatMap(signingKey));
      if (ring.size === 0) throw new KeysUnavailable('an empty key set');
      const isFirst = this.#keys.size === 0;
      const isSame =
        ring.size === this.#keys.size && [...ring.keys()].every((id) => this.#keys.has(id));
      this.#keys = ring;
      this.#fetchedAt = now;
      if (isSame || isFirst) return;
      log.info('keys-rolled', { count: ring.size });
      onRolled();
    } catch (error) {
      this.#failure = error;
      log.error('keys-unavailable', { error, count: this.#keys.size });
    }
  }

  async #json(url: string): Promise<unknown> {
    const response = await this.#options.fetch(url, { signal: AbortSignal.timeout(TIMEOUT_MS) });
    if (!response.ok) throw new KeysUnavailable(`status ${response.status}`);
    return response.json();
  }
}

/** Keys of other types and invalid ones are skipped: tokens are signed with RSA. */
function signingKey(value: unknown): [string, SigningKey][] {
  const parsed = keyShape.safeParse(value);
  if (!parsed.success) return [];
  const { kid, kty, n, e, endorsements } = parsed.data;
  try {
    return [[kid, { key: createPublicKey({ key: { kty, n, e }, format: 'jwk' }), endorsements }]];
  } catch {
    return [];
  }
}
