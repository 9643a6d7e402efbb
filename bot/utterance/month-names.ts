import { LANGUAGES } from '../../locales/languages.ts';
import { wordsOf } from './words.ts';

/** Minimum length of an abbreviated month. */
const SHORTEST_MONTH = 3;

/** As written: `März`, `Jän.` without its dot. */
export const MONTH_NAMES: readonly string[] = [...LANGUAGES, 'de-AT'].flatMap((language) =>
  (['long', 'short'] as const).flatMap((style) => {
    const format = new Intl.DateTimeFormat(language, { month: style, timeZone: 'UTC' });
    return Array.from({ length: 12 }, (_one, at) =>
      format.format(Date.UTC(2020, at, 15)).replace('.', ''),
    );
  }),
);

/** `may` → 5, in every language. */
const MONTHS: ReadonlyMap<string, number> = new Map(
  MONTH_NAMES.map((name, at) => [wordsOf(name)[0] ?? '', (at % 12) + 1]),
);

/** Month by its name or the beginning of it: `Sept.` */
export function monthNamed(name: string): number | undefined {
  const word = wordsOf(name)[0] ?? '';
  const exact = MONTHS.get(word);
  if (exact !== undefined || word.length < SHORTEST_MONTH) return exact;
  return [...MONTHS].find(([known]) => known.startsWith(word))?.[1];
}
