import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { countryChoices } from '../../cards/kit/country-choices.ts';
import { languageName } from '../../locales/intl-formats.ts';
import { columnsOf, KIND_NAMES } from '../../bot/import/columns.ts';
import { headingOf, kindName } from '../../bot/import/headings.ts';
import { DEFAULT_LANGUAGE, LANGUAGES } from '../../locales/languages.ts';
import { pseudoTranslator } from '../../locales/pseudo.ts';
import { SAMPLE_FEED } from '../../scripts/gallery/sample-calendar.ts';
import { TYPED } from '../../scripts/gallery/sample-texts.ts';
import { everyCard, sampleNames } from '../../scripts/gallery/samples.ts';
import { defaultProgramme } from '../../workflow/programme/load.ts';
import { markdownOf, partsOf, plainOf } from '../support/card-parts.ts';

const templates = path.resolve(import.meta.dirname, '../../cards/templates');
const t = pseudoTranslator(sampleNames('usual'));

describe('a template', () => {
  it.each(readdirSync(templates))('has no texts of its own: %s', (file) => {
    const source: unknown = JSON.parse(readFileSync(path.join(templates, file), 'utf8'));
    const written = [...markdownOf(source), ...plainOf(source)];
    expect(written.filter((text) => !/^\$\{\w+\}$/u.test(text))).toEqual([]);
  });
});

describe('a card in the pseudo-language', () => {
  const cards = Object.entries(everyCard('usual')).filter(([name]) => !name.endsWith('in English'));
  it.each(cards)('has only texts of the locale: %s', (_name, make) => {
    const card = make(t);
    const foreign = [...markdownOf(card), ...plainOf(card)].map(outsideOfBrackets);
    expect(foreign.filter((text) => /\p{L}{3}/u.test(text))).toEqual([]);
  });
});

/**
 * Texts that are not messages: names of the programme, countries, languages and sample input. The
 * longest first, so that none matches a part of another.
 */
const data = [
  ...namesIn(defaultProgramme),
  ...countryChoices(t).map(({ title }) => title),
  ...Object.values(TYPED.usual).flat(),
  ...LANGUAGES.map((language) => languageName(language)),
  // The names of sheets and columns, as the import reads them.
  ...KIND_NAMES.flatMap((kind) => [
    kindName(kind, DEFAULT_LANGUAGE),
    ...Object.keys(columnsOf(kind)).map((column) => headingOf(kind, column, DEFAULT_LANGUAGE)),
  ]),
  ...[SAMPLE_FEED, 'other@fabrikam.example', 'paula@contoso.example', 'A12-345'],
].toSorted((one, other) => other.length - one.length);
/** A date or month as Intl formats it, and its list conjunction. */
const OF_INTL = /[A-Z][a-z]{2} \d{1,2}, \d{4}|[A-Z][a-z]{2,8} \d{4}| and /gu;

/** The address of a colleague. */
const OF_COLLEAGUES = /[a-z]+\.[a-z]+@contoso\.example/gu;

function outsideOfBrackets(text: string): string {
  let depth = 0;
  const outside = Array.from(text).filter((letter) => {
    if (letter === '⟦') depth += 1;
    if (letter === '⟧') depth -= 1;
    return depth === 0 && letter !== '⟧';
  });
  return data
    .reduce(
      (rest, known) => rest.replaceAll(known, ''),
      outside.join('').replaceAll('\\', '').replace(OF_COLLEAGUES, ''),
    )
    .replace(OF_INTL, '');
}

/** All names and codes of the definition. */
function namesIn(definition: unknown): readonly string[] {
  return partsOf(definition)
    .flatMap(([, part]) => [part.en, part.code, ...currenciesOf(part)])
    .filter((name): name is string => typeof name === 'string');
}

function currenciesOf({ currencies }: Readonly<Record<string, unknown>>): readonly unknown[] {
  return Array.isArray(currencies) ? currencies : [];
}
