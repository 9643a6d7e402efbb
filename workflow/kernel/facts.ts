import type { Day } from './day.ts';

/**
 * A value inside a message, tagged with what it is, so that each language can say it its own way.
 * A bare string is text that somebody typed.
 */
export type Fact =
  | string
  | number
  | { readonly as: 'day'; readonly value: Day }
  | { readonly as: 'moment'; readonly value: string }
  | { readonly as: 'money'; readonly amount: number; readonly currency: string }
  | { readonly as: 'list'; readonly items: readonly Fact[]; readonly mode: 'and' | 'or' }
  /** A competency at one of these levels. */
  | {
      readonly as: 'qualification';
      readonly competency: string;
      readonly levels: readonly string[];
    }
  | { readonly as: CodeKind; readonly value: string };

/** Codes whose words come from the programme definition, the locale or the team. */
export type CodeKind =
  | 'offer'
  /** The offer's name rather than its code. */
  | 'offer-name'
  | 'engagement'
  | 'competency'
  | 'level'
  | 'country'
  | 'role'
  | 'status'
  | 'payment-status'
  | 'action'
  | 'link'
  | 'release-reason'
  | 'deliverable-type'
  | 'person';

export type Facts = Readonly<Record<string, Fact>>;

/** A day, shown in the reader's way. */
export const day = (value: Day): Fact => ({ as: 'day', value });
/** A moment, shown in the reader's way. */
export const moment = (value: string): Fact => ({ as: 'moment', value });
/** A code of the programme or the desk, shown by its name. */
export const coded = (as: CodeKind, value: string): Fact => ({ as, value });
/** Several facts, joined by "or". */
export const anyOf = (items: readonly Fact[]): Fact => ({ as: 'list', items, mode: 'or' });
/** Several facts, joined by "and". */
export const allOf = (items: readonly Fact[]): Fact => ({ as: 'list', items, mode: 'and' });
/** An amount in a currency (ISO 4217). */
export const money = (amount: number, currency: string): Fact => ({
  as: 'money',
  amount,
  currency,
});
