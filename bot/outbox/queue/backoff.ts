const FIRST_MS = 2_000;
const LONGEST_MS = 60 * 60_000;

/** Failed attempts after which a row is dead, about six hours after the first. */
export const MAX_ATTEMPTS = 12;

/**
 * Delay before the next try, tripled with each failure up to an hour. Jitter takes off up to half,
 * so that rows that failed together are retried apart.
 * @param attempts failed attempts, 1 for the first
 * @param random from 0 to 1
 */
export function backoffMs(attempts: number, random: number): number {
  const longest = Math.min(LONGEST_MS, FIRST_MS * 3 ** (attempts - 1));
  return Math.round(longest * (0.5 + random / 2));
}
