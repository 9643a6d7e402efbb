import type { Clock } from '../../workflow/kernel/ports.ts';

export interface AccessToken {
  readonly value: string;
  /** Milliseconds since the epoch. */
  readonly expiresAt: number;
}

export interface TokenSource {
  /** @throws the error of the fetch; the next call tries again */
  get(): Promise<string>;
  /** Reports that the token was rejected: the next call fetches another one. */
  refuse(token: string): void;
}

/** Refresh margin before expiry, so that a token does not expire in transit. */
const REFRESH_MARGIN_MS = 5 * 60_000;

/** Caches one token; concurrent callers share one fetch. */
export function cachedToken(fetch: () => Promise<AccessToken>, clock: Clock): TokenSource {
  let cached: AccessToken | undefined;
  let renewal: Promise<string> | undefined;
  const renew = async (): Promise<string> => {
    try {
      cached = await fetch();
      return cached.value;
    } finally {
      renewal = undefined;
    }
  };
  return {
    async get() {
      if (cached && cached.expiresAt - REFRESH_MARGIN_MS > clock.now()) return cached.value;
      renewal ??= renew();
      return renewal;
    },
    refuse(token) {
      if (cached?.value === token) cached = undefined;
    },
  };
}
