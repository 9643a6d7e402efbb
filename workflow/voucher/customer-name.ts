import { ATTACHED_LEGAL_FORMS, LEGAL_FORMS } from './legal-forms.ts';

/**
 * The words of a name for comparison: NFKC, case folded, without invisible characters and dots. An
 * abbreviation is one word, however it is written (`A. G.`, `a.g.`, `A/G`).
 */
function nameWords(name: string): readonly string[] {
  const words = folded(name)
    .replace(/[.'’]/gu, '')
    .split(/[^\p{L}\p{M}\p{N}]+/u)
    .filter((word) => word !== '');
  const joined: string[] = [];
  let wasLetter = false;
  for (const word of words) {
    const isLetter = /^\p{L}$/u.test(word);
    if (isLetter && wasLetter) joined.push(`${joined.pop() ?? ''}${word}`);
    else joined.push(word);
    wasLetter = isLetter;
  }
  return joined;
}

/** Upper case first, since only that writes `ß` as two letters; `İ` loses the dot it keeps. */
const folded = (text: string): string =>
  text
    .normalize('NFKC')
    .replace(/[\p{Default_Ignorable_Code_Point}\p{Cf}]/gu, '')
    .toUpperCase()
    .toLowerCase()
    .normalize('NFKC')
    .replaceAll('i\u0307', 'i');

/** Two names or reasons with the same comparable text differ in spelling only. */
export function comparableName(name: string): string {
  return nameWords(name).join(' ') || folded(name).trim();
}

/**
 * The key of a customer: its comparable name without the legal form, which a place or division can
 * follow after a comma (docs/programme-rules.md#customers).
 */
export function customerKey(organisation: string): string {
  let name = organisation.normalize('NFKC');
  for (const form of ATTACHED_LEGAL_FORMS) name = name.replaceAll(form, ' ');
  const words = name.split(/[,;()]/u).flatMap((part) => withoutLegalForm(nameWords(part)));
  return words.join(' ') || comparableName(organisation);
}

/** The longest legal form has four words. */
const LONGEST_FORM = 4;

function withoutLegalForm(words: readonly string[]): readonly string[] {
  for (let count = Math.min(LONGEST_FORM, words.length); count > 0; count--) {
    if (LEGAL_FORMS.has(words.slice(-count).join(' ')))
      return withoutLegalForm(words.slice(0, -count));
    if (LEGAL_FORMS.has(words.slice(0, count).join(' ')))
      return withoutLegalForm(words.slice(count));
  }
  return words;
}
