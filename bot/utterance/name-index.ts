import { isOneTypoApart } from './one-typo.ts';
import type { Span, Token } from './tokens.ts';

/** Names found at one place of a text; several if they share the words that were typed. */
export interface NameFound<Item> extends Span {
  readonly items: readonly Item[];
  /** The common words as typed, comparable. */
  readonly words: readonly string[];
}

/** Shorter words have to match exactly. */
const SHORTEST_TYPO = 5;

export interface NameIndexOptions<Item> {
  readonly items: readonly Item[];
  /** The words of the item's name, comparable. */
  readonly wordsOf: (item: Item) => readonly string[];
  /** Letters that a word needs to name an item alone, unless it is the name's first word. */
  readonly minimum?: number;
  /** Words that can follow a name and belong to it: "GmbH". */
  readonly suffixes?: ReadonlySet<string>;
}

/** Finds names of customers or people in a text, complete or by single words, with typos. */
export class NameIndex<Item> {
  readonly #names: ReadonlyMap<Item, readonly string[]>;
  readonly #byWord = new Map<string, Set<Item>>();
  readonly #suffixes: ReadonlySet<string>;
  readonly #minimum: number;

  constructor({ items, minimum = 0, wordsOf, suffixes = new Set() }: NameIndexOptions<Item>) {
    this.#minimum = minimum;
    this.#names = new Map(items.map((item) => [item, wordsOf(item)]));
    this.#suffixes = suffixes;
    for (const [item, words] of this.#names)
      for (const word of words)
        this.#byWord.set(word, (this.#byWord.get(word) ?? new Set()).add(item));
  }

  /** @param isWord true for a word of the language: alone it is no name unless it is written as one */
  find(tokens: readonly Token[], isWord: (word: string) => boolean): readonly NameFound<Item>[] {
    const alike = tokens.map(({ word }) => this.#alike(word, isWord));
    const found: NameFound<Item>[] = [];
    for (let at = 0; at < tokens.length; at++) {
      const one = this.#longestAt(tokens, alike, at, isWord);
      if (one === undefined) continue;
      found.push(one.found);
      at = one.last;
    }
    return found;
  }

  #longestAt(
    tokens: readonly Token[],
    alike: readonly (readonly string[])[],
    at: number,
    isWord: (word: string) => boolean,
  ): { readonly found: NameFound<Item>; readonly last: number } | undefined {
    const first = tokens[at];
    if (first === undefined) return undefined;
    let items = this.#itemsOf(alike[at]);
    if (items.size === 0) return undefined;
    let last = at;
    const typed = new Set(alike[at]);
    for (let next = at + 1; next < tokens.length; next++) {
      const more = this.#itemsOf(alike[next]);
      const both = new Set([...items].filter((item) => more.has(item)));
      if (both.size === 0) break;
      items = both;
      last = next;
      for (const word of alike[next] ?? []) typed.add(word);
    }
    const covered = [...items].filter((item) =>
      this.#names.get(item)?.every((one) => typed.has(one)),
    );
    const run = tokens.slice(at, last + 1);
    const isComplete = covered.length > 0;
    const follows = tokens[last + 1];
    const hasSuffix = follows !== undefined && this.#suffixes.has(follows.word);
    const isName = run.some(
      (token) =>
        !isWord(token.word) ||
        (isComplete && (run.length > 1 || hasSuffix || (token.isCapital && !token.isFirst))),
    );
    const isLong =
      run.length > 1 ||
      isComplete ||
      first.word.length >= this.#minimum ||
      [...items].some((item) => typed.has(this.#names.get(item)?.[0] ?? ''));
    if (!isName || !isLong) return undefined;
    const end = hasSuffix ? last + 1 : last;
    return {
      last: end,
      found: {
        start: first.start,
        end: tokens[end]?.end ?? first.end,
        items: isComplete ? covered : [...items],
        words: [...typed],
      },
    };
  }

  #itemsOf(words: readonly string[] = []): Set<Item> {
    return new Set(words.flatMap((word) => [...(this.#byWord.get(word) ?? [])]));
  }

  /** Words of names that the typed word can be: itself, without a genitive's s, with a typo. */
  #alike(word: string, isWord: (word: string) => boolean): readonly string[] {
    if (this.#byWord.has(word)) return [word];
    if (isWord(word) || /\d/u.test(word)) return [];
    const stem = word.endsWith('s') && word.length > 3 ? word.slice(0, -1) : undefined;
    if (stem !== undefined && this.#byWord.has(stem)) return [stem];
    if (word.length < SHORTEST_TYPO) return [];
    return [...this.#byWord.keys()].filter((known) => isOneTypoApart(word, known));
  }
}
