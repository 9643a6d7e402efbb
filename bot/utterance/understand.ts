import type { CommandName } from '../../cards/kit/command-name.ts';
import { ONE_TYPO, type Match, type PhraseBook } from './phrase-book.ts';
import { anyWord, wholeWord } from './word-lists.ts';
import { PERSON } from './tokens.ts';
import { wordsOf } from './words.ts';

/** Commands, and phrases that need none. */
export type Phrase = CommandName | 'greeting' | 'thanks';

export type Interpretation =
  | {
      readonly kind: 'means';
      readonly name: Phrase;
      /** The words of the text that the word list has. */
      readonly words: readonly string[];
      /** It contains a "not" that is not among these words. */
      readonly isNegated: boolean;
      /** It has as many words that are not known. */
      readonly isElsewhere: boolean;
    }
  /** Uncertain: possible meanings, most likely first. */
  | {
      readonly kind: 'may-mean';
      readonly names: readonly CommandName[];
      readonly isNegated: boolean;
      readonly isElsewhere: boolean;
    }
  | { readonly kind: 'nothing' };

export interface Book {
  readonly language: string;
  readonly book: PhraseBook<Phrase>;
  /** Stands for a name in the phrases: "give to someone". */
  readonly someone: string;
}

/** Other facts about the text. */
export interface Named {
  /** The person's language. */
  readonly language: string;
  readonly namesVoucher: boolean;
  /** A voucher, customer or invoice. */
  readonly isAboutOne: boolean;
}

export interface UnderstandOptions {
  /** The words of each language. */
  readonly books: readonly Book[];
  /** Steps that change data: they run only if the meaning is certain. */
  readonly changing: ReadonlySet<string>;
  /** Commands about a voucher; others are less likely if the text names one. */
  readonly aboutVouchers: ReadonlySet<string>;
  /** True for a word of any language. */
  readonly isWord: (word: string) => boolean;
  /** "not", "nicht": the text may mean the opposite. */
  readonly negations: ReadonlySet<string>;
}

/** Maximum number of buttons. */
const MAX_OFFERED = 4;

/** Fraction of the best strength from which another meaning counts as equally likely. */
const AS_LIKELY = 0.9;

/** Thresholds for running a command without asking. */
const SURE = {
  reading: { likeness: 0.65, share: 0.3 },
  changing: { likeness: 1, share: 0.33 },
  /** A step for a voucher or customer that the text names. */
  changingOne: { likeness: ONE_TYPO, share: 0.15 },
} as const;

/** Minimum of likeness times share for a button; below it a match is chance. */
const WORTH_OFFERING = 0.45;

/** Minimum likeness for a button, whatever its share, if the text names a voucher or customer. */
const CLOSE = 0.75;

/** Minimum share of the text for a match with typos, and for a greeting. */
const MAIN_SHARE = 0.5;

/** Factor for voucher commands if the text names no voucher. */
const VOUCHER_NOT_NAMED = 0.88;

/** Factor for "show", "what about" and the like without a voucher. */
const STATUS_WITHOUT_VOUCHER = 0.6;

/**
 * Reads the text with the words of one language after the other: first the one with most words of
 * the text, in a tie the person's.
 * @param text without voucher IDs and names, which have no meaning of their own
 */
export function understand(text: string, named: Named, options: UnderstandOptions): Interpretation {
  const { language } = named;
  const words = wordsOf(text);
  const known = ({ book }: Book): number => words.filter((word) => book.isWord(word)).length;
  const inOrder = options.books
    .map((one) => ({ one, known: known(one), isOwn: one.language === language }))
    .sort((a, b) => b.known - a.known || Number(b.isOwn) - Number(a.isOwn));
  const read = inOrder.map(({ one }) => understandIn(one, text, named, options));
  return (
    read.find(({ kind }) => kind === 'means') ??
    read.find(({ kind }) => kind !== 'nothing') ?? { kind: 'nothing' }
  );
}

function understandIn(
  { book, someone }: Book,
  typed: string,
  { isAboutOne, namesVoucher }: Named,
  options: UnderstandOptions,
): Interpretation {
  const text = typed.replaceAll(PERSON, ` ${someone} `);
  const possible = book
    .matches(text, options.isWord)
    .filter((one) => isWorthOffering(one, isAboutOne));
  const matches = withoutPleasantries(possible)
    .filter(({ name }) => !namesVoucher || options.aboutVouchers.has(name) || isPleasantry(name))
    .map((match) => ({ ...match, strength: match.strength * prior(match, namesVoucher, options) }))
    .sort((a, b) => b.strength - a.strength);
  const [best] = matches;
  if (best === undefined) return { kind: 'nothing' };

  const rivals = matches.filter(({ strength }) => strength >= best.strength * AS_LIKELY);
  const negated = isNegated(best, text, options.negations);
  const means = {
    kind: 'means',
    name: best.name,
    words: best.words,
    isNegated: negated,
    // Words of another topic: "reserve a meeting room".
    isElsewhere:
      best.share <= MAIN_SHARE &&
      book.strangers(text, options.isWord) >= Math.max(book.telling(best.words), 1),
  } as const;
  if (rivals.length === 1 && isSure(best, isAboutOne, options)) return means;
  const names = (rivals.length > 1 ? rivals : matches)
    .map(({ name }) => name)
    .filter((name) => !isPleasantry(name));
  if (names.length === 0) return means;
  return { ...means, kind: 'may-mean', names: names.slice(0, MAX_OFFERED) };
}

/** Ignores the greeting in "Good afternoon, an update on ABCD-1234 please". */
function withoutPleasantries(matches: readonly Match<Phrase>[]): readonly Match<Phrase>[] {
  const wanted = matches.filter(({ name }) => !isPleasantry(name));
  return wanted.some(({ likeness }) => likeness === 1) ? wanted : matches;
}

const isPleasantry = (name: Phrase): name is 'greeting' | 'thanks' =>
  name === 'greeting' || name === 'thanks';

function isWorthOffering({ likeness, share, name }: Match<Phrase>, isAboutOne: boolean): boolean {
  if (isPleasantry(name)) return likeness === 1 && share >= MAIN_SHARE;
  if (isAboutOne && likeness >= CLOSE) return true;
  return likeness === 1 || likeness * share >= WORTH_OFFERING;
}

function prior({ name }: Match<Phrase>, namesVoucher: boolean, options: UnderstandOptions): number {
  if (namesVoucher) return 1;
  if (name === 'status') return STATUS_WITHOUT_VOUCHER;
  return options.aboutVouchers.has(name) ? VOUCHER_NOT_NAMED : 1;
}

function isSure(
  { likeness, name, share }: Match<Phrase>,
  isAboutOne: boolean,
  options: UnderstandOptions,
): boolean {
  const changes = isAboutOne ? SURE.changingOne : SURE.changing;
  const least = options.changing.has(name) ? changes : SURE.reading;
  if (likeness < least.likeness || share < least.share) return false;
  return likeness >= ONE_TYPO || share > MAIN_SHARE;
}

const CLAUSES = new RegExp(String.raw`[,;.!?]|${wholeWord(anyWord('understand.clause'))}`, 'iu');

/** True if the clause with the command has a "not" that is no part of it. */
function isNegated(match: Match<Phrase>, text: string, negations: ReadonlySet<string>): boolean {
  const longest = [...match.words].sort((one, other) => other.length - one.length)[0] ?? '';
  const clauses = text.split(CLAUSES).map(wordsOf);
  const own = clauses.find((words) => words.includes(longest)) ?? clauses.flat();
  return own.some((word) => negations.has(word) && !match.words.includes(word));
}
