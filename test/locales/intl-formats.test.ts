import { IntlMessageFormat } from 'intl-messageformat';
import { cached, numberFormat, pluralRules } from '../../locales/intl-formats.ts';
import { LANGUAGES, messagesOf } from '../../locales/languages.ts';
import { translatorFor } from '../../locales/translator.ts';
import { defaultProgramme } from '../../workflow/programme/load.ts';

const LETTERS = Array.from('ABCDEFGHIJKLMNOPQRSTUVWXYZ');
/** `en-AA` to `de-ZZ`. */
const regionalTags = ['en', 'de'].flatMap((language) =>
  LETTERS.flatMap((one) => LETTERS.map((other) => `${language}-${one}${other}`)),
);

const names = { programme: defaultProgramme, personName: () => undefined };

describe('the cache of formats', () => {
  it('stores a limited number of results, however many keys are requested', () => {
    let built = 0;
    const result = cached((key: string) => ({ key, at: ++built }), 100);
    for (let key = 0; key < 100_000; key++) result(String(key));
    for (let key = 99_900; key < 100_000; key++) result(String(key));
    expect(built).toBe(100_000);
    for (let key = 0; key < 100; key++) result(String(key));
    expect(built).toBe(100_100);
  });

  it('creates a result once for the same arguments', () => {
    let built = 0;
    const result = cached((one: string, other: string) => ({ one, other, at: ++built }), 10);
    expect(result('a', 'b')).toBe(result('a', 'b'));
    expect(result('b', 'a')).not.toBe(result('a', 'b'));
    expect(built).toBe(2);
  });

  it('has one entry per locale of the platform, not per tag that clients send', () => {
    expect(regionalTags).toHaveLength(1352);
    const locales = regionalTags.map((tag) => translatorFor(tag, names).locale);
    const known = new Set(Intl.DateTimeFormat.supportedLocalesOf([...new Set(locales)]));
    for (const format of [numberFormat, (locale: string) => pluralRules(locale, 'cardinal')]) {
      const formats = new Set(locales.map((locale) => format(locale)));
      expect(formats.size).toBeLessThanOrEqual(known.size);
      expect(formats.size).toBeLessThan(200);
    }
  });
});

it.each([
  ['de-ZZ', 'de'],
  ['en-QQ', 'en'],
  ['en-GB', 'en-GB'],
  ['de-at-x-anything', 'de-AT'],
])('the locale %s is formatted with the data of %s', (tag, locale) => {
  expect(translatorFor(tag, names).locale).toBe(locale);
});

it.each(LANGUAGES)('no message of %s uses a named style of numbers, dates or times', (language) => {
  for (const message of Object.values(messagesOf(language))) {
    const elements = new IntlMessageFormat(message, language, undefined, { ignoreTag: true });
    expect(JSON.stringify(elements.getAst())).not.toMatch(/"style":(?!null)/u);
  }
});
