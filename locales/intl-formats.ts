import { LRUCache } from 'lru-cache';

/** Formats are expensive to build; one with a time zone takes about 31 KB. */
const MAX_FORMATS = 500;
/** Texts by locale: regions, names of countries, days. */
const MAX_TEXTS = 10_000;

/** Caches results by their arguments; the least recently used are dropped. */
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
 * The locale whose data the platform uses for a tag: `de-ZZ` → `de`. Caches keyed by it hold one
 * entry for all tags with the same data.
 */
export const resolvedLocale = cached(
  (tag: string) => new Intl.DateTimeFormat(tag).resolvedOptions().locale,
  MAX_TEXTS,
);

/** The platform's format of numbers in a locale. */
export const numberFormat = cached((locale: string) => new Intl.NumberFormat(locale));

/** A currency the platform does not know is shown by its code. */
export const moneyFormat = cached(
  (locale: string, currency: string) =>
    new Intl.NumberFormat(locale, {
      style: 'currency',
      currency,
      trailingZeroDisplay: 'stripIfInteger',
    }),
);

/** The platform's format of lists in a locale, with "and" or "or". */
export const listFormat = cached(
  (locale: string, mode: 'and' | 'or') =>
    new Intl.ListFormat(locale, { type: mode === 'and' ? 'conjunction' : 'disjunction' }),
);

/** The platform's plural rules of a locale. */
export const pluralRules = cached(
  (locale: string, type: Intl.PluralRuleType) => new Intl.PluralRules(locale, { type }),
);

const dateFormat = cached(
  (locale: string, kind: 'day' | 'moment', timeZone: string) =>
    new Intl.DateTimeFormat(locale, {
      day: 'numeric',
      // In words, so that no reader takes the month for the day.
      month: 'short',
      year: 'numeric',
      ...(kind === 'moment' && { hour: '2-digit', minute: '2-digit' }),
      timeZone,
    }),
);

/** A moment in a time zone (IANA name), in words. */
export function momentText(locale: string, moment: string, timeZone = 'UTC'): string {
  return notAList(dateFormat(locale, 'moment', timeZone).format(new Date(moment)));
}

/** A day (`YYYY-MM-DD`) in words. */
export const dayText = cached(
  (locale: string, day: string) =>
    notAList(dateFormat(locale, 'day', 'UTC').format(new Date(`${day}T00:00:00Z`))),
  MAX_TEXTS,
);

/** "3. Juni" with a blank begins a numbered list where Markdown is rendered; so it gets a no-break one. */
function notAList(date: string): string {
  return date.replace(/^(\d+\.) /u, '$1\u00A0');
}

const regions = cached((locale: string) => new Intl.DisplayNames(locale, { type: 'region' }));

const regionIn = cached(
  (locale: string, country: string) => regions(locale).of(country) ?? country,
  MAX_TEXTS,
);

/** The name of a country (ISO 3166-1 alpha-2), or undefined for what is none. */
export function regionName(locale: string, country: string): string | undefined {
  return /^[A-Z]{2}$/u.test(country) ? regionIn(locale, country) : undefined;
}

const languages = cached((locale: string) => new Intl.DisplayNames(locale, { type: 'language' }));

/** A language in words: in itself by default, as its speakers look for it in a list. */
export function languageName(language: string, locale = language): string {
  return languages(locale).of(language) ?? language;
}
