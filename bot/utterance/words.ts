/** Maximum part of a text that is read as a command. */
export const MAX_COMMAND = { characters: 300, words: 30 } as const;

/** German letters as typed without umlauts. */
const FOLDED: Readonly<Record<string, string>> = { ä: 'ae', ö: 'oe', ü: 'ue', ß: 'ss' };

/**
 * The words of a text in comparable form: lower case, without accents, apostrophes and punctuation.
 * "Was ist mit dem Prüfbericht?" → was, ist, mit, dem, pruefbericht; "What's up?" → what, is, up
 */
export function wordsOf(text: string): readonly string[] {
  const folded = text
    .normalize('NFC')
    .toLowerCase()
    .replace(/['’]s(?!\p{L})/gu, ' is')
    .replace(/[äöüß]/gu, (letter) => FOLDED[letter] ?? letter)
    .normalize('NFKD')
    .replace(/[\p{M}'’`´]/gu, '');
  return folded.split(/[^\p{L}\p{N}]+/u).filter((word) => word !== '');
}

/** The beginning of a text, up to `MAX_COMMAND`. */
export function commandIn(text: string): { readonly text: string; readonly isCut: boolean } {
  const beginning = text.slice(0, MAX_COMMAND.characters);
  const words = beginning.matchAll(/\S+/gu).take(MAX_COMMAND.words);
  const end = words.reduce((_end, { index, 0: word }) => index + word.length, 0);
  return { text: beginning.slice(0, end), isCut: text.slice(end).trim() !== '' };
}
