/** Intl's formatters are dear to build and cheap to use: each is built once and kept. */
function kept<Arguments extends readonly (string | undefined)[], Format>(
  build: (...given: Arguments) => Format,
): (...given: Arguments) => Format {
  const formats = new Map<string, Format>();
  return (...given) => {
    const id = given.join(' ');
    const known = formats.get(id);
    if (known !== undefined) return known;
    const format = build(...given);
    formats.set(id, format);
    return format;
  };
}

/** The platform's format of numbers in a locale, built once. */
export const numberFormat = kept((locale: string) => new Intl.NumberFormat(locale));

/** A currency the platform does not know is shown by its code. */
export const moneyFormat = kept(
  (locale: string, currency: string) =>
    new Intl.NumberFormat(locale, {
      style: 'currency',
      currency,
      trailingZeroDisplay: 'stripIfInteger',
    }),
);

/** The platform's format of lists in a locale, with "and" or "or", built once. */
export const listFormat = kept(
  (locale: string, mode: 'and' | 'or') =>
    new Intl.ListFormat(locale, { type: mode === 'and' ? 'conjunction' : 'disjunction' }),
);

/** The month in words, so that no reader takes it for the day. A day has no time zone. */
export const dateFormat = kept(
  (locale: string, kind: 'day' | 'moment', timeZone = 'UTC') =>
    new Intl.DateTimeFormat(locale, {
      day: 'numeric',
      month: 'short',
      year: 'numeric',
      ...(kind === 'moment' && { hour: '2-digit', minute: '2-digit' }),
      timeZone: kind === 'day' ? 'UTC' : timeZone,
    }),
);

const regions = kept((locale: string) => new Intl.DisplayNames(locale, { type: 'region' }));

const regionIn = kept((locale: string, country: string) => regions(locale).of(country));

/** The name of a country (ISO 3166-1 alpha-2), or undefined for what is none. */
export function regionName(locale: string, country: string): string | undefined {
  return /^[A-Z]{2}$/u.test(country) ? regionIn(locale, country) : undefined;
}

const languages = kept((locale: string) => new Intl.DisplayNames(locale, { type: 'language' }));

/** A language in words: in itself by default, as its speakers look for it in a list. */
export function languageName(language: string, locale = language): string {
  return languages(locale).of(language) ?? language;
}
