const FIRST_MS = 2_000;
const LONGEST_MS = 60 * 60_000;

/** After so many the message is dead, some six hours after the first. */
export const MAX_ATTEMPTS = 12;

/**
 * How long to wait after the given number of failed attempts (1 for the first): three times as long
 * each time, and anything from half of it to all of it, so that many messages that failed together
 * do not come back together.
 * @param random from 0 to 1
 */
export function backoffMs(attempts: number, random: number): number {
  const longest = Math.min(LONGEST_MS, FIRST_MS * 3 ** (attempts - 1));
  return Math.round(longest * (0.5 + random / 2));
}
