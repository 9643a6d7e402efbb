import { wordsOf } from './words.ts';

/** A word of a text, in comparable form, with its position. */
export interface Token {
  readonly word: string;
  readonly start: number;
  readonly end: number;
  /** Begins with a capital letter. */
  readonly isCapital: boolean;
  /** The first word of a sentence, which is capitalised anyway. */
  readonly isFirst: boolean;
}

/** Characters that end a sentence; empty at the beginning of the text. */
const ENDS: ReadonlySet<string> = new Set(['', '.', '!', '?']);

export function tokensOf(text: string): readonly Token[] {
  return text
    .matchAll(/[\p{L}\p{N}\p{M}]+(?:[&.'’][\p{L}\p{N}]+)*/gu)
    .toArray()
    .map(({ 0: written, index }) => ({
      word: wordsOf(written).join(''),
      start: index,
      end: index + written.length,
      isCapital: /^\p{Lu}/u.test(written),
      isFirst: ENDS.has(text.slice(0, index).trimEnd().slice(-1)),
    }));
}

/** Part of a text. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** The text with blanks in place of the parts. */
export function without(text: string, spans: readonly Span[]): string {
  let rest = text;
  for (const { start, end } of spans)
    rest = rest.slice(0, start) + ' '.repeat(end - start) + rest.slice(end);
  return rest;
}

/** Stands for a person in a text whose names are removed. */
export const PERSON = '\uE000';

export function withPersons(text: string, spans: readonly Span[]): string {
  let rest = text;
  for (const { start, end } of spans)
    rest = rest.slice(0, start) + PERSON.padEnd(end - start) + rest.slice(end);
  return rest;
}
