import type { Words } from './definition.ts';

/** A name in a language (`de`, or `de-AT` with fallback to `de`), else in English. */
export function wordsIn(words: Words, language: string): string {
  return words[language] ?? words[language.split('-')[0] ?? ''] ?? words['en'] ?? '';
}
