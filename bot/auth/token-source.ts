import type { Clock } from '../../workflow/kernel/ports.ts';

export interface AccessToken {
  readonly value: string;
  /** Milliseconds since the epoch. */
  readonly expiresAt: number;
}

export interface TokenSource {
  /** @throws whatever fetching it throws; the next call tries again. */
  get(): Promise<string>;
  /** The token was refused: the next call fetches another one. */
  refuse(token: string): void;
}

/** Renewed so long before it expires, so that none expires on its way. */
const EARLY_MS = 5 * 60_000;

/** One token for everybody, fetched once however many wait for it. */
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
