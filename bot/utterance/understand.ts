import type { CommandName } from '../../cards/kit/command-name.ts';
import type { Match, PhraseBook } from './phrase-book.ts';
import { wordsOf } from './words.ts';

/** Commands, and phrases that need none. */
export type Phrase = CommandName | 'greeting' | 'thanks';

export type Interpretation =
  | { readonly kind: 'means'; readonly name: Phrase }
  /** Uncertain: possible meanings, most likely first. */
  | { readonly kind: 'may-mean'; readonly names: readonly CommandName[] }
  | { readonly kind: 'nothing' };

export interface UnderstandOptions {
  readonly book: PhraseBook<Phrase>;
  /** Steps that change data: they run only if the meaning is certain. */
  readonly changing: ReadonlySet<string>;
  /** Commands about a voucher; others are less likely if the text names one. */
  readonly aboutVouchers: ReadonlySet<string>;
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
} as const;

/** Minimum of likeness times share for a button; below it a match is chance. */
const WORTH_OFFERING = 0.45;

/** Minimum share of the text for a match with typos, and for a greeting. */
const MAIN_SHARE = 0.5;

/** Factor for commands that are not about a voucher, if the text names one. */
const NOT_ABOUT_VOUCHERS = 0.8;

/** Factor for voucher commands if the text names no voucher. */
const VOUCHER_NOT_NAMED = 0.88;

/** Factor for "show", "what about" and the like without a voucher. */
const STATUS_WITHOUT_VOUCHER = 0.6;

/** @param text without voucher IDs, which have no meaning of their own */
export function understand(
  text: string,
  namesVoucher: boolean,
  options: UnderstandOptions,
): Interpretation {
  const matches = withoutPleasantries(options.book.matches(text).filter(isWorthOffering))
    .map((match) => ({ ...match, strength: match.strength * prior(match, namesVoucher, options) }))
    .sort((a, b) => b.strength - a.strength);
  const [best] = matches;
  if (best === undefined) return { kind: 'nothing' };

  const rivals = matches.filter(({ strength }) => strength >= best.strength * AS_LIKELY);
  if (rivals.length === 1 && isSure(best, text, options)) return { kind: 'means', name: best.name };
  const names = (rivals.length > 1 ? rivals : matches)
    .map(({ name }) => name)
    .filter((name) => !isPleasantry(name));
  if (names.length === 0) return { kind: 'means', name: best.name };
  return { kind: 'may-mean', names: names.slice(0, MAX_OFFERED) };
}

/** Ignores the greeting in "Good afternoon, an update on ABCD-1234 please". */
function withoutPleasantries(matches: readonly Match<Phrase>[]): readonly Match<Phrase>[] {
  const wanted = matches.filter(({ name }) => !isPleasantry(name));
  return wanted.some(({ likeness }) => likeness === 1) ? wanted : matches;
}

const isPleasantry = (name: Phrase): name is 'greeting' | 'thanks' =>
  name === 'greeting' || name === 'thanks';

function isWorthOffering({ likeness, share, name }: Match<Phrase>): boolean {
  if (isPleasantry(name)) return likeness === 1 && share >= MAIN_SHARE;
  return likeness === 1 || likeness * share >= WORTH_OFFERING;
}

function prior({ name }: Match<Phrase>, namesVoucher: boolean, options: UnderstandOptions): number {
  if (namesVoucher) return options.aboutVouchers.has(name) ? 1 : NOT_ABOUT_VOUCHERS;
  if (name === 'status') return STATUS_WITHOUT_VOUCHER;
  return options.aboutVouchers.has(name) ? VOUCHER_NOT_NAMED : 1;
}

function isSure(match: Match<Phrase>, text: string, options: UnderstandOptions): boolean {
  const changes = options.changing.has(match.name);
  const { likeness, share } = changes ? SURE.changing : SURE.reading;
  if (match.likeness < likeness || match.share < share) return false;
  if (match.likeness < 1 && match.share <= MAIN_SHARE) return false;
  return !changes || !isNegated(match, text, options.negations);
}

function isNegated(match: Match<Phrase>, text: string, negations: ReadonlySet<string>): boolean {
  return wordsOf(text).some((word) => negations.has(word) && !match.words.includes(word));
}
