import { languageFor, LANGUAGES, translatorFor } from '../../locales/translator.ts';
import { pseudoTranslator } from '../../locales/pseudo.ts';
import { allOf, anyOf, coded, day, moment, money, type Fact } from '../../workflow/kernel/facts.ts';
import { defaultProgramme } from '../../workflow/programme/load.ts';

const names = {
  programme: defaultProgramme,
  personName: (personId: string) => (personId === 'p1' ? 'Paula *P*' : undefined),
  timeZone: 'Europe/Berlin',
};
const en = translatorFor('en', names);
const de = translatorFor('de', names);

describe('the language for a locale', () => {
  it.each([
    ['de', 'de'],
    ['de-AT', 'de'],
    ['DE_ch', 'de'],
    ['en-GB', 'en'],
    ['zz-ZZ', 'en'],
    ['', 'en'],
    [undefined, 'en'],
    ['deu', 'en'],
  ])('is chosen for %s as %s', (locale, language) => {
    expect(languageFor(locale)).toBe(language);
  });

  it('is one with a file', () => {
    expect(LANGUAGES).toEqual(expect.arrayContaining(['de', 'en']));
  });
});

describe('a formatted fact', () => {
  const facts: readonly [string, Fact, string, string][] = [
    ['a day', day('2020-06-03'), 'Jun 3, 2020', '3. Juni 2020'],
    ['a moment', moment('2020-06-03T22:30:00Z'), 'Jun 4, 2020, 12:30 AM', '4. Juni 2020, 00:30'],
    ['a number', 12500, '12,500', '12.500'],
    ['money', money(1234.5, 'EUR'), '€1,234.50', '1.234,50 €'],
    ['a currency of another kind', money(1000, 'JPY'), '¥1,000', '1.000 ¥'],
    ['a country', coded('country', 'DE'), 'Germany', 'Deutschland'],
    ['no country', coded('country', 'evil'), 'evil', 'evil'],
    ['an offer', coded('offer', 'S-EDPS'), 'S-EDPS', 'S-EDPS'],
    [
      'an engagement',
      coded('engagement', 'windows-and-office'),
      'Windows and Office deployment planning',
      'Planung der Windows- und Office-Bereitstellung',
    ],
    ['a person', coded('person', 'p1'), String.raw`Paula \*P\*`, String.raw`Paula \*P\*`],
    ['nobody known', coded('person', 'p2'), 'someone', 'jemand Unbekanntes'],
    ['either', anyOf(['a', 'b', 'c']), 'a, b, or c', 'a, b oder c'],
    ['all', allOf(['a_b', 'c']), String.raw`a\_b and c`, String.raw`a\_b und c`],
    ['a status', coded('status', 'reserved'), 'Reserved', 'Reserviert'],
    [
      'a qualification',
      { as: 'qualification', competency: 'data-platform', levels: ['silver', 'gold'] },
      'Data Platform (Silver or Gold)',
      'Data Platform (Silber oder Gold)',
    ],
  ];
  it.each(facts)('is written in words: %s', (_what, fact, english, german) => {
    expect(spaced(en.fact(fact))).toBe(english);
    expect(spaced(de.fact(fact))).toBe(german);
  });

  it('follows the reader’s region if it belongs to the language', () => {
    expect(translatorFor('en-GB', names).fact(day('2020-06-03'))).toBe('3 Jun 2020');
    expect(spaced(translatorFor('de-AT', names).fact(money(1234.5, 'EUR')))).toBe('€ 1.234,50');
    expect(translatorFor('zz-ZZ', names).fact(day('2020-06-03'))).toBe('Jun 3, 2020');
    expect(translatorFor('de-!!', names).locale).toBe('de');
    expect(translatorFor('DE-ch-u-nu-latn-x-anything', names).locale).toBe('de-CH');
  });
});

describe('a message', () => {
  it('has plurals in each language', () => {
    expect([0, 1, 2].map((days) => en.text('days', { days }))).toEqual([
      '0\u00A0days',
      '1\u00A0day',
      '2\u00A0days',
    ]);
    expect(de.text('days', { days: 1 })).toBe('1\u00A0Tag');
  });

  it('omits optional parts without a value, whatever was typed', () => {
    const sentence = (reason: string) => en.text('event.reassigned', { assignee: 'Ann', reason });
    expect(sentence('')).toBe('Handed over to Ann');
    expect(sentence('_')).toBe(String.raw`Handed over to Ann: \_`);
  });

  it('shows the reader no error if a fact is missing', () => {
    expect(en.text('event.released')).toContain('Reservation released');
  });

  it('is Markdown in a text and plain on a button', () => {
    const facts = { command: 'Reserve', voucherId: 'A_B*C' };
    expect(en.text('did-you-mean.meaning', facts)).toBe(String.raw`Reserve: A\_B\*C`);
    expect(en.plain('did-you-mean.meaning', facts)).toBe('Reserve: A_B*C');
  });

  it('keeps a voucher ID that looks like a date or a number', () => {
    expect(en.fact('2020-06-03')).toBe('2020-06-03');
    expect(en.fact('0012345')).toBe('0012345');
  });
});

describe('the pseudo-language', () => {
  it('accents our words, keeps facts and is longer', () => {
    const sentence = pseudoTranslator(names).text('event.released', { reason: 'typed text' });
    expect(sentence).toMatch(/^⟦Ŕèšèŕṽàţîôñ ŕèļèàšèđ: typed text .*⟧$/u);
    expect(sentence).toContain('typed text');
    expect(sentence).not.toContain('Reservation');
    expect(sentence.length).toBeGreaterThan('Reservation released: typed text'.length * 1.2);
  });

  it('accents words inside plurals', () => {
    expect(pseudoTranslator(names).text('days', { days: 1 })).toContain('1\u00A0đàý');
  });
});

/** Intl puts no-break spaces before units, which vary with its data version. */
function spaced(text: string): string {
  return text.replaceAll(/[\u00A0\u202F]/gu, ' ');
}
