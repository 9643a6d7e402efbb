/** Upper bound: Teams asks for less, so a longer time is a mistake. */
const LONGEST_MS = 60 * 60_000;

const SECONDS = /^\d+(?:\.\d+)?$/u;
const HTTP_DATE = /^[A-Z][a-z]{2}, .* GMT$/u;

/**
 * Milliseconds from a `Retry-After` header, which holds seconds or an HTTP date. Undefined if it is
 * absent or invalid.
 */
export function retryAfterMs(header: string | undefined, now: number): number | undefined {
  const text = header?.trim() ?? '';
  if (text === '') return undefined;
  const wait = SECONDS.test(text) ? Number(text) * 1000 : dateOf(text) - now;
  return Number.isFinite(wait) ? Math.min(Math.max(0, Math.ceil(wait)), LONGEST_MS) : undefined;
}

const dateOf = (text: string): number => (HTTP_DATE.test(text) ? Date.parse(text) : NaN);
