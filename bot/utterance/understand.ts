import type { CommandName } from '../../cards/kit/command-name.ts';
import type { Match, PhraseBook } from './phrase-book.ts';
import { wordsOf } from './words.ts';

/** Besides the commands: what can be said without wanting one. */
export type Phrase = CommandName | 'greeting' | 'thanks';

export type Understood =
  | { readonly kind: 'means'; readonly name: Phrase }
  /** Not sure enough: what it may mean, the likeliest first. */
  | { readonly kind: 'may-mean'; readonly names: readonly CommandName[] }
  | { readonly kind: 'nothing' };

export interface UnderstandOptions {
  readonly book: PhraseBook<Phrase>;
  /** Steps that end in a change: begun only where there is no doubt. */
  readonly changing: ReadonlySet<string>;
  /** What can be said of a voucher; anything else is meant less likely where one is named. */
  readonly aboutVouchers: ReadonlySet<string>;
  /** "not", "nicht": what follows is not wanted. */
  readonly negations: ReadonlySet<string>;
}

/** At most so many buttons are offered. */
const MAX_OFFERED = 4;

/** Two meanings are equally likely when the weaker has so much of the stronger's strength. */
const AS_LIKELY = 0.9;

/** What must be reached to go ahead without asking. */
const SURE = {
  reading: { likeness: 0.65, share: 0.3 },
  changing: { likeness: 1, share: 0.33 },
} as const;

/** Likeness times share that is worth a button; less is chance. */
const WORTH_OFFERING = 0.45;

/** A wording after typos, and a greeting, must be most of what was said. */
const MOST = 0.5;

/** What the other meanings keep of their strength where the text names a voucher. */
const NOT_ABOUT_VOUCHERS = 0.8;

/** What of a voucher is said without naming one is a little less likely than what needs none. */
const OF_NO_VOUCHER = 0.88;

/** "Show", "what about" and the like tell little when no voucher is named. */
const STATUS_OF_NOTHING = 0.6;

/** @param text without voucher IDs, which mean nothing by themselves */
export function understand(
  text: string,
  namesVoucher: boolean,
  options: UnderstandOptions,
): Understood {
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

/** "Good afternoon, an update on ABCD-1234 please": whoever also wants something is not only greeting. */
function withoutPleasantries(matches: readonly Match<Phrase>[]): readonly Match<Phrase>[] {
  const wanted = matches.filter(({ name }) => !isPleasantry(name));
  return wanted.some(({ likeness }) => likeness === 1) ? wanted : matches;
}

const isPleasantry = (name: Phrase): name is 'greeting' | 'thanks' =>
  name === 'greeting' || name === 'thanks';

function isWorthOffering({ likeness, share, name }: Match<Phrase>): boolean {
  if (isPleasantry(name)) return likeness === 1 && share >= MOST;
  return likeness === 1 || likeness * share >= WORTH_OFFERING;
}

function prior({ name }: Match<Phrase>, namesVoucher: boolean, options: UnderstandOptions): number {
  if (namesVoucher) return options.aboutVouchers.has(name) ? 1 : NOT_ABOUT_VOUCHERS;
  if (name === 'status') return STATUS_OF_NOTHING;
  return options.aboutVouchers.has(name) ? OF_NO_VOUCHER : 1;
}

function isSure(match: Match<Phrase>, text: string, options: UnderstandOptions): boolean {
  const changes = options.changing.has(match.name);
  const { likeness, share } = changes ? SURE.changing : SURE.reading;
  if (match.likeness < likeness || match.share < share) return false;
  if (match.likeness < 1 && match.share <= MOST) return false;
  return !changes || !isNegated(match, text, options.negations);
}

function isNegated(match: Match<Phrase>, text: string, negations: ReadonlySet<string>): boolean {
  return wordsOf(text).some((word) => negations.has(word) && !match.words.includes(word));
}
