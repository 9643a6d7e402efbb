import { LANGUAGES, messagesOf, type MessageKey } from '../../locales/languages.ts';

type WordKey = Extract<MessageKey, `understand.${string}`>;

/** German letters, also as typed without umlauts. */
const SPELLINGS: Readonly<Record<string, string>> = {
  ä: '(?:ä|ae)',
  ö: '(?:ö|oe)',
  ü: '(?:ü|ue)',
  ß: '(?:ß|ss)',
};

/** The words of a message that lists them, in all languages, the longest first. */
export function wordsUnder(...keys: readonly WordKey[]): readonly string[] {
  return keys
    .flatMap((key) => LANGUAGES.flatMap((language) => (messagesOf(language)[key] ?? '').split('|')))
    .map((word) => word.trim())
    .filter((word) => word !== '')
    .sort((one, other) => other.length - one.length);
}

/** The words as alternatives of a regular expression, in every spelling. */
export function anyWord(...keys: readonly WordKey[]): string {
  return alternatives(wordsUnder(...keys));
}

export function alternatives(words: readonly string[]): string {
  const patterns = words.map((word) =>
    word
      .replace(/[$()*+./?[\\\]^{|}]/gu, '\\$&')
      .replace(/\s+/gu, '\\s{1,5}')
      .replace(/[äöüß]/giu, (letter) => SPELLINGS[letter.toLowerCase()] ?? letter),
  );
  return `(?:${[...new Set(patterns)].join('|')})`;
}

/** The pattern as whole words. */
export const wholeWord = (pattern: string): string =>
  String.raw`(?<![\p{L}\p{N}])${pattern}(?![\p{L}\p{N}])`;
