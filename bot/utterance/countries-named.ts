import { LANGUAGES } from '../../locales/languages.ts';
import { COUNTRIES } from '../../workflow/kernel/countries.ts';
import type { Span } from './tokens.ts';
import { tokensOf } from './tokens.ts';
import { wordsOf } from './words.ts';

/** The longest name read has three words. */
const LONGEST = 3;

/** `osterreich` and `oesterreich` → AT, in every language. */
const byName: ReadonlyMap<string, string> = new Map([
  ...LANGUAGES.flatMap((language) => {
    const names = new Intl.DisplayNames(language, { type: 'region' });
    return COUNTRIES.map((code): [string, string] => [
      wordsOf(names.of(code) ?? code).join(' '),
      code,
    ]);
  }),
  ['uk', 'GB'],
  ['great britain', 'GB'],
  ['england', 'GB'],
  ['usa', 'US'],
  ['holland', 'NL'],
]);

export function countriesIn(text: string): readonly (Span & { readonly code: string })[] {
  const tokens = tokensOf(text);
  const found: (Span & { readonly code: string })[] = [];
  for (let at = 0; at < tokens.length; at++)
    for (let length = LONGEST; length > 0; length--) {
      const run = tokens.slice(at, at + length);
      const [first, last] = [run[0], run.at(-1)];
      const code = byName.get(run.map(({ word }) => word).join(' '));
      if (run.length < length || code === undefined || !first || !last) continue;
      found.push({ start: first.start, end: last.end, code });
      at += length - 1;
      break;
    }
  return found;
}
