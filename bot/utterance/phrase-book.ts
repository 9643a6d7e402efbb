import Fuse from 'fuse.js';
import { isOneTypoApart } from './one-typo.ts';
import { partsOf, stemOf } from './word-forms.ts';
import { MAX_COMMAND, wordsOf } from './words.ts';

/** The wordings of one meaning, in all languages. */
export interface Wordings<Name extends string> {
  readonly name: Name;
  readonly phrases: readonly string[];
}

export interface PhraseBookInput<Name extends string> {
  readonly wordings: readonly Wordings<Name>[];
  /** Words without a meaning of their own here: "please", "the", "voucher". */
  readonly fillers: readonly string[];
}

export interface Match<Name extends string> {
  readonly name: Name;
  /** Weight of the wording times likeness; rarer words weigh more. Comparable within one text. */
  readonly strength: number;
  /** 1 for an exact match; less with typos. */
  readonly likeness: number;
  readonly words: readonly string[];
  /** Fraction of the text's words, or of its meaningful ones, that the wording covers: 0 to 1. */
  readonly share: number;
}

/** Shorter words must match exactly: almost any word resembles them. */
const SHORTEST_TYPO = 4;

/** Words of this length or more may lack two letters or have two extra. */
const LONG_WORD = 6;
const LETTERS_TOO_MANY = 2;

/** Maximum distance of a typo (Fuse's score: 0 identical, 1 unrelated). */
const MAX_DISTANCE = 0.44;

/** Likeness of a word with one typo. */
export const ONE_TYPO = 0.95;
const OTHER_TYPO = 0.9;

/** Candidates within this distance of the closest known word count too. */
const TOLERANCE = 0.15;

/** Fillers break ties between wordings but never match alone. */
const FILLER_WEIGHT = 0.1;

/** Bonus per further word: longer wordings match less often by chance. */
const WORD_BONUS = 0.15;

/** Factor for a wording without typos among those of one meaning. */
const EXACT_BONUS = 1.2;

/** Part of a date or time: it names when, not what. */
const NUMBER = /^\d+(?:am|pm|st|nd|rd|th)?$/u;

interface Phrase<Name> {
  readonly name: Name;
  readonly words: readonly string[];
}

/**
 * Finds the meanings in a text: all words of a wording in any order, with typos. Fuse compares
 * words; no language service is used.
 */
export class PhraseBook<Name extends string> {
  /** Wordings by their heaviest word, which the text has to contain. */
  readonly #phrases: ReadonlyMap<string, readonly Phrase<Name>[]>;
  readonly #fillers: ReadonlySet<string>;
  readonly #weights: ReadonlyMap<string, number>;
  /** Index of known words by the length of the typed word. */
  readonly #typos = new Map<number, Fuse<string>>();
  readonly #longest: number;
  /** Known words by their stem. */
  readonly #stems: ReadonlyMap<string, readonly string[]>;

  constructor({ wordings, fillers }: PhraseBookInput<Name>) {
    this.#fillers = new Set(fillers.flatMap(wordsOf));
    const all = wordings.flatMap(({ name, phrases }) =>
      phrases.map((phrase) => ({ name, words: wordsOf(phrase) })),
    );
    this.#weights = weigh(all, this.#fillers);
    this.#phrases = Map.groupBy(all, ({ words }) => this.#heaviest(words));
    this.#stems = Map.groupBy(this.#weights.keys(), stemOf);
    this.#longest = Math.max(...[...this.#weights.keys()].map(({ length }) => length));
  }

  /** True for a word of the language; false e.g. for a voucher ID. */
  isWord(word: string): boolean {
    return wordsOf(word).every((part) => this.#isKnown(part));
  }

  /** @param word one of `wordsOf` */
  #isKnown(word: string): boolean {
    return this.#weights.has(word) || this.#fillers.has(word);
  }

  /**
   * Possible meanings of the text, strongest first; each once.
   * @param isForeign true for a word of another language, which is no typo of one of these
   */
  matches(
    text: string,
    isForeign: (word: string) => boolean = () => false,
  ): readonly Match<Name>[] {
    const words = wordsOf(text).slice(0, MAX_COMMAND.words);
    const likeness = this.#likenesses(words, isForeign);
    const size = { words: words.length, telling: Math.max(this.#meaningful(words), 1) };
    const best = new Map<Name, Match<Name>>();
    const covered = new Map<Name, Set<string>>();
    const possible = [...likeness.keys()].flatMap((word) => this.#phrases.get(word) ?? []);
    for (const phrase of possible) {
      const match = this.#match(phrase, likeness, size);
      if (match === undefined) continue;
      const { name } = phrase;
      if (match.likeness === 1)
        covered.set(name, new Set([...(covered.get(name) ?? []), ...match.words]));
      const known = best.get(name);
      if (known === undefined || preference(match) > preference(known)) best.set(name, match);
    }
    // All wordings of one meaning count for its share of the text.
    const share = (match: Match<Name>): number =>
      Math.max(match.share, this.#share([...(covered.get(match.name) ?? [])], size));
    return [...best.values()]
      .map((match) => ({ ...match, share: share(match) }))
      .sort((a, b) => b.strength - a.strength);
  }

  #match(
    { name, words }: Phrase<Name>,
    likenesses: ReadonlyMap<string, number>,
    text: { readonly words: number; readonly telling: number },
  ): Match<Name> | undefined {
    let weight = 0;
    let likeness = 1;
    for (const word of words) {
      const like = likenesses.get(word);
      if (like === undefined) return undefined;
      weight += this.#weights.get(word) ?? 0;
      likeness *= like;
    }
    // A complete wording counts at least 1, however common its words are.
    const strength = (Math.max(weight, 1) + WORD_BONUS * (words.length - 1)) * likeness;
    return { name, words, strength, likeness, share: this.#share(words, text) };
  }

  #share(words: readonly string[], text: { readonly words: number; readonly telling: number }) {
    return Math.max(this.#meaningful(words) / text.telling, words.length / text.words);
  }

  /** Number of words of the text that are neither known nor a typo of one that is. */
  strangers(text: string, isForeign: (word: string) => boolean): number {
    const isStrange = (word: string): boolean =>
      word.length > 2 &&
      !NUMBER.test(word) &&
      !this.isWord(word) &&
      !isForeign(word) &&
      ![...this.#weights.keys()].some((known) => isOneTypoApart(word, known));
    return wordsOf(text).filter(isStrange).length;
  }

  /** Number of words other than fillers. */
  telling(words: readonly string[]): number {
    return this.#meaningful(words);
  }

  #heaviest(words: readonly string[]): string {
    const weight = (word: string): number => this.#weights.get(word) ?? 0;
    return words.reduce(
      (best, word) => (weight(word) > weight(best) ? word : best),
      words[0] ?? '',
    );
  }

  /** Number of words other than fillers and numbers. */
  #meaningful(words: readonly string[]): number {
    return words.filter((word) => !this.#fillers.has(word) && !NUMBER.test(word)).length;
  }

  /** Known words that occur in the text, with their likeness. */
  #likenesses(
    words: readonly string[],
    isForeign: (word: string) => boolean,
  ): ReadonlyMap<string, number> {
    const found = new Map<string, number>();
    for (const word of new Set(words)) {
      const alike = this.isWord(word)
        ? [[word, 1] as const]
        : isForeign(word)
          ? []
          : (this.#forms(word) ?? this.#likeWords(word));
      for (const [known, like] of alike) if (like > (found.get(known) ?? 0)) found.set(known, like);
    }
    return found;
  }

  /** Known words that the word is an inflection of, or the parts of a compound. */
  #forms(word: string): readonly (readonly [string, number])[] | undefined {
    const known = this.#stems.get(stemOf(word)) ?? partsOf(word, (part) => this.#isKnown(part));
    return known?.map((one) => [one, ONE_TYPO] as const);
  }

  #likeWords(word: string): readonly (readonly [string, number])[] {
    const { length } = word;
    if (length < SHORTEST_TYPO || length > this.#longest + LETTERS_TOO_MANY) return [];
    if (/\d/u.test(word)) return [];
    const alike = this.#wordsAsLongAs(length)
      .search(word)
      .map(({ item, score = 1 }) => [item, likenessOf(word, item, score)] as const);
    const closest = Math.max(...alike.map(([, like]) => like));
    return alike.filter(([, like]) => like >= closest - TOLERANCE);
  }

  /** Indexes only words of similar length: Fuse's time grows with their number and length. */
  #wordsAsLongAs(length: number): Fuse<string> {
    let fuse = this.#typos.get(length);
    if (fuse === undefined) {
      const known = [...this.#weights.keys()].filter(
        (item) => item.length >= SHORTEST_TYPO && isAboutAsLong(item.length, length),
      );
      fuse = new Fuse(known, {
        includeScore: true,
        ignoreFieldNorm: true,
        threshold: MAX_DISTANCE,
      });
      this.#typos.set(length, fuse);
    }
    return fuse;
  }
}

/** A wording without typos is preferred to a slightly longer one with typos. */
const preference = ({ likeness, strength }: Match<string>): number =>
  likeness === 1 ? EXACT_BONUS * strength : strength;

/** Fuse rates two exchanged letters like two wrong ones, and a part of a word like the word. */
const likenessOf = (word: string, known: string, score: number): number =>
  isOneTypoApart(word, known) ? Math.max(ONE_TYPO, 1 - score) : Math.min(OTHER_TYPO, 1 - score);

/** Length check for typos: Fuse also finds a short word inside a long one. */
function isAboutAsLong(one: number, other: number): boolean {
  return Math.abs(one - other) <= (Math.min(one, other) < LONG_WORD ? 1 : LETTERS_TOO_MANY);
}

/** Weight per word: the more meanings share it, the less it weighs. */
function weigh<Name>(
  phrases: readonly Phrase<Name>[],
  fillers: ReadonlySet<string>,
): ReadonlyMap<string, number> {
  const meanings = new Map<string, Set<Name>>();
  for (const { name, words } of phrases)
    for (const word of words) meanings.set(word, (meanings.get(word) ?? new Set()).add(name));
  return new Map(
    [...meanings].map(([word, names]) => [
      word,
      fillers.has(word) ? FILLER_WEIGHT : 1 / Math.sqrt(names.size),
    ]),
  );
}
