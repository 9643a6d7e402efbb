import { LRUCache } from 'lru-cache';

/** Formats are expensive to create; one with a time zone takes about 31 KB. */
const MAX_FORMATS = 500;
/** Limit for cached texts by locale: regions, country names, days. */
const MAX_TEXTS = 10_000;

/** Memoizes a function by its arguments; the least recently used results are evicted. */
export function cached<Arguments extends readonly string[], Result extends object | string>(
  build: (...given: Arguments) => Result,
  max = MAX_FORMATS,
): (...given: Arguments) => Result {
  const results = new LRUCache<string, Result>({ max });
  return (...given) => {
    const id = given.join(' ');
    const known = results.get(id);
    if (known !== undefined) return known;
    const result = build(...given);
    results.set(id, result);
    return result;
  };
}

/**
 * The locale whose data the platform uses for a tag: `de-ZZ` → `de`. As a cache key it has one
 * value for all tags with the same data.
 */
export const resolvedLocale = cached(
  (tag: string) => new Intl.DateTimeFormat(tag).resolvedOptions().locale,
  MAX_TEXTS,
);

export const numberFormat = cached((locale: string) => new Intl.NumberFormat(locale));

/** An unknown currency is shown by its code. */
export const moneyFormat = cached(
  (locale: string, currency: string) =>
    new Intl.NumberFormat(locale, {
      style: 'currency',
      currency,
      trailingZeroDisplay: 'stripIfInteger',
    }),
);

export const listFormat = cached(
  (locale: string, mode: 'and' | 'or') =>
    new Intl.ListFormat(locale, { type: mode === 'and' ? 'conjunction' : 'disjunction' }),
);

export const pluralRules = cached(
  (locale: string, type: Intl.PluralRuleType) => new Intl.PluralRules(locale, { type }),
);

const dateFormat = cached(
  (locale: string, kind: 'day' | 'moment', timeZone: string) =>
    new Intl.DateTimeFormat(locale, {
      day: 'numeric',
      // A name, so that no reader mistakes the month for the day.
      month: 'short',
      year: 'numeric',
      ...(kind === 'moment' && { hour: '2-digit', minute: '2-digit' }),
      timeZone,
    }),
);

/** Time in words. @param timeZone IANA name */
export function momentText(locale: string, moment: string, timeZone = 'UTC'): string {
  return withNoBreakSpace(dateFormat(locale, 'moment', timeZone).format(new Date(moment)));
}

/** Day (`YYYY-MM-DD`) in words. */
export const dayText = cached(
  (locale: string, day: string) =>
    withNoBreakSpace(dateFormat(locale, 'day', 'UTC').format(new Date(`${day}T00:00:00Z`))),
  MAX_TEXTS,
);

/** Month and year of a day in words. */
export const monthText = cached((locale: string, day: string) =>
  new Intl.DateTimeFormat(locale, { month: 'long', year: 'numeric', timeZone: 'UTC' }).format(
    new Date(`${day}T00:00:00Z`),
  ),
);

/** The days from one to another (`YYYY-MM-DD`), as the locale writes a range. */
export const daysText = cached((locale: string, from: string, to: string) => {
  const [start, end] = [from, to].map((day) => new Date(`${day}T00:00:00Z`)) as [Date, Date];
  const range = dateFormat(locale, 'day', 'UTC').formatRange(start, end);
  return withNoBreakSpace(range.replaceAll('\u2009', ' '));
}, MAX_TEXTS);

/**
 * Markdown would render "3. Juni" as a numbered list; a no-break space prevents it. It also keeps a
 * day and its month on one line.
 */
function withNoBreakSpace(date: string): string {
  return date.replaceAll(/(?<=\d\.) (?=\p{L})/gu, '\u00A0');
}

const regions = cached((locale: string) => new Intl.DisplayNames(locale, { type: 'region' }));

const regionIn = cached(
  (locale: string, country: string) => regions(locale).of(country) ?? country,
  MAX_TEXTS,
);

/** Country name (ISO 3166-1 alpha-2); undefined for an invalid code. */
export function regionName(locale: string, country: string): string | undefined {
  return /^[A-Z]{2}$/u.test(country) ? regionIn(locale, country) : undefined;
}

const languages = cached((locale: string) => new Intl.DisplayNames(locale, { type: 'language' }));

/** Name of a language, by default in that language. */
export function languageName(language: string, locale = language): string {
  return languages(locale).of(language) ?? language;
}
