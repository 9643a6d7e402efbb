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
const EARLY_MS = 5 * 60_000;

/** Caches one token; concurrent callers share one fetch. */
export function cachedToken(fetch: () => Promise<AccessToken>, clock: Clock): TokenSource {
  let kept: AccessToken | undefined;
  let underWay: Promise<string> | undefined;
  const renew = async (): Promise<string> => {
    try {
      kept = await fetch();
      return kept.value;
    } finally {
      underWay = undefined;
    }
  };
  return {
    async get() {
      if (kept && kept.expiresAt - EARLY_MS > clock.now()) return kept.value;
      underWay ??= renew();
      return underWay;
    },
    refuse(token) {
      if (kept?.value === token) kept = undefined;
    },
  };
}
