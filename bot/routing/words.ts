/** German letters as people without them type them. */
const FOLDED: Readonly<Record<string, string>> = { ä: 'ae', ö: 'oe', ü: 'ue', ß: 'ss' };

/**
 * The words of a text, as they are compared: lower case, without accents, apostrophes and signs.
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
