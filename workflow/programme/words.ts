import type { Words } from './definition.ts';

/**
 * A name of the definition in a language (`de`, or `de-AT` for its `de`); English, which every name
 * has, stands in for a language it does not have.
 */
export function wordsIn(words: Words, language: string): string {
  return words[language] ?? words[language.split('-')[0] ?? ''] ?? words['en'] ?? '';
}
