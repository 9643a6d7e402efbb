import { IntlMessageFormat } from 'intl-messageformat';
import { LANGUAGES, messagesOf } from '../../locales/languages.ts';
import { isBranching, isText, type Elements } from '../../locales/message-elements.ts';
import { namesIn, namesOnlyIn, programmeNamed } from '../support/programme-names.ts';
import { tourOf } from '../support/programme-tour.ts';

const FILES = [
  'software-assurance-planning-services',
  'software-assurance-training-vouchers',
  'northwind-adoption-vouchers',
] as const;

describe.each(FILES.flatMap((file) => ['en-US', 'de-DE'].map((locale) => [file, locale] as const)))(
  '%s in %s',
  (file, locale) => {
    it('runs from the welcome to the payment without a name of another programme', async () => {
      const programme = programmeNamed(file);
      const { texts, voucher } = await tourOf(programme, locale);
      expect(voucher).toMatchObject({ status: 'redeemed', payment: { status: 'paid' } });
      const others = FILES.filter((other) => other !== file).map(programmeNamed);
      const foreign = others.flatMap((other) => namesOnlyIn(other, programme));
      expect(foreign.length).toBeGreaterThan(20);
      const found = texts.flatMap((text) => namesIn(text, foreign).map((name) => [name, text]));
      expect(found).toEqual([]);
      // The conversation shows the names of its own programme.
      const own = others.flatMap((other) => namesOnlyIn(programme, other));
      expect(texts.some((text) => namesIn(text, own).length > 0)).toBe(true);
    });
  },
);

it.each(LANGUAGES)('a programme without compliance training asks for none (%s)', async (locale) => {
  const { texts } = await tourOf(programmeNamed('software-assurance-training-vouchers'), locale);
  const messages = messagesOf(locale);
  expect(texts).toContain(messages['eligibility.company.none']);
  expect(texts).not.toContain(messages['button.record-training']);
  expect(texts).not.toContain(messages['import-records.trainings']);
});

describe('the messages', () => {
  it.each(LANGUAGES)('name the vendor and the places of no programme (%s)', (language) => {
    const names = FILES.map(programmeNamed).flatMap(({ name, words, offers }) => [
      ...[name, ...Object.values(words)].flatMap((one) => Object.values(one)),
      ...offers.map(({ code }) => code),
    ]);
    const shown = Object.entries(messagesOf(language)).filter(([key]) => !isTyped(key));
    const found = shown.flatMap(([key, message]) => {
      const parsed = new IntlMessageFormat(message, language, undefined, { ignoreTag: true });
      return namesIn(literalsIn(parsed.getAst()), names).map((name) => [key, name]);
    });
    expect(found).toEqual([]);
  });
});

function literalsIn(elements: Elements): string {
  const texts = elements.map((element) => {
    if (isText(element)) return element.value;
    if (!isBranching(element)) return ' ';
    return Object.values(element.options)
      .map(({ value }) => literalsIn(value))
      .join('\n');
  });
  return texts.join('');
}

/** Wordings that are matched with what people type or import, not shown. */
function isTyped(key: string): boolean {
  return /^(?:import|paste|understand)\./u.test(key) || key.endsWith('.words');
}
