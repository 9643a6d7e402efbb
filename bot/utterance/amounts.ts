import { readAmount } from '../../locales/amount.ts';
import { wordsUnder, alternatives } from './word-lists.ts';
import type { Span } from './tokens.ts';

export interface AmountNamed extends Span {
  /** As typed, without the currency: the form reads it in the person's locale. */
  readonly typed: string;
  readonly amount: number;
  /** ISO 4217. */
  readonly currency: string;
}

const CODES: readonly (readonly [RegExp, string])[] = [
  [/^(?:eur|euros?|€)$/iu, 'EUR'],
  [/^(?:usd|dollars?|\$)$/iu, 'USD'],
  [/^(?:gbp|pounds?|pfund|£)$/iu, 'GBP'],
  [/^(?:chf|francs?|franken)$/iu, 'CHF'],
];

const currency = alternatives(wordsUnder('understand.currency'));
const number = String.raw`\d[\d.,'’\u00A0]*(?:\s\d{3}(?!\d))*`;
const AMOUNT = new RegExp(
  String.raw`(?<![\p{L}\p{N}.,-])(?:(?<before>${currency})\s{0,2}(?<first>${number})|(?<second>${number})(?:,-)?\s{0,2}(?<after>${currency})(?!\p{L}))`,
  'giu',
);

/** Amounts of money with a currency. */
export function amountsIn(text: string): readonly AmountNamed[] {
  return text
    .matchAll(AMOUNT)
    .toArray()
    .flatMap(({ 0: whole, groups = {}, index }) => {
      const typed = (groups.first ?? groups.second ?? '').replace(/[.,]$/u, '');
      const word = groups.before ?? groups.after ?? '';
      const code = CODES.find(([is]) => is.test(word))?.[1];
      const amount = amountOf(typed);
      if (amount === undefined || code === undefined) return [];
      return [{ start: index, end: index + whole.length, typed, amount, currency: code }];
    });
}

/** `4.500,00` and `4,500.00`; three digits after a single sign are thousands: `7.000`. */
function amountOf(typed: string): number | undefined {
  const single = /^\d{1,3}(?:[.,]\d{3})+$/u.test(typed);
  if (single) return Number(typed.replace(/[.,]/gu, ''));
  return readAmount(typed, 'en');
}
