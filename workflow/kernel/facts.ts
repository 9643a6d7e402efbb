import type { Day } from './day.ts';

/**
 * A message parameter, tagged with its type so that each locale can format it. A bare string is
 * text that a person typed.
 */
export type Fact =
  | string
  | number
  | { readonly as: 'day'; readonly value: Day }
  /** By its first day. */
  | { readonly as: 'month'; readonly value: Day }
  | { readonly as: 'moment'; readonly value: string }
  | { readonly as: 'money'; readonly amount: number; readonly currency: string }
  | { readonly as: 'list'; readonly items: readonly Fact[]; readonly mode: 'and' | 'or' }
  /** A competency and the levels that qualify. */
  | {
      readonly as: 'qualification';
      readonly competency: string;
      readonly levels: readonly string[];
    }
  /** A corrected value of an input; an empty text for none. */
  | { readonly as: 'change'; readonly field: string; readonly from: Fact; readonly to: Fact }
  | { readonly as: CodeKind; readonly value: string };

/** Codes whose display names come from the programme definition, the locale or the team. */
export type CodeKind =
  | 'offer'
  /** Shown by its name; `offer` shows the code. */
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
  /** The type of an event, or a part of the voucher, as a noun. */
  | 'entry'
  | 'person';

export type Facts = Readonly<Record<string, Fact>>;

export const day = (value: Day): Fact => ({ as: 'day', value });
/** A day, or the empty text that messages test for. */
export const dayOrNone = (value: Day | undefined): Fact => (value === undefined ? '' : day(value));
/** A first and a last day; `oneDay` selects the message for a single day. */
export const datesFacts = ({
  startDate,
  endDate,
}: Readonly<Record<'startDate' | 'endDate', Day>>): Facts => ({
  from: day(startDate),
  to: day(endDate),
  oneDay: startDate === endDate ? 'yes' : 'no',
});
export const moment = (value: string): Fact => ({ as: 'moment', value });
export const coded = (as: CodeKind, value: string): Fact => ({ as, value });
export const anyOf = (items: readonly Fact[]): Fact => ({ as: 'list', items, mode: 'or' });
export const allOf = (items: readonly Fact[]): Fact => ({ as: 'list', items, mode: 'and' });
/** An amount in a currency (ISO 4217). */
export const money = (amount: number, currency: string): Fact => ({
  as: 'money',
  amount,
  currency,
});
