import type { MessageKey } from '../../locales/languages.ts';
import {
  PAYMENT_STATUSES,
  VOUCHER_STATUSES,
  type PaymentStatus,
  type VoucherStatus,
} from '../../workflow/voucher/voucher.ts';
import { anyWord, wholeWord } from './word-lists.ts';
import type { Span } from './tokens.ts';

export type StatusName = VoucherStatus | PaymentStatus | 'at-risk' | 'missed' | 'outstanding';

export interface StatusNamed extends Span {
  readonly status: StatusName;
  /** "not reserved yet" */
  readonly isNegated: boolean;
}

const NAMES: readonly StatusName[] = [
  'outstanding',
  ...VOUCHER_STATUSES,
  ...PAYMENT_STATUSES,
  'at-risk',
  'missed',
];

/** German endings of an adjective: "reservierte", "reservierten". */
const ENDING = '(?:e[nrsm]?)?';

const patterns = NAMES.map((status) => {
  const words = anyWord(
    `understand.status.${status}` as Extract<MessageKey, `understand.${string}`>,
  );
  return { status, pattern: new RegExp(wholeWord(`${words}${ENDING}`), 'giu') };
});

/** "not", and up to three words between it and the status. */
const NOT = new RegExp(
  String.raw`(?<!\p{L})${anyWord('understand.status.not')}(?:\s{1,3}\p{L}{1,12}){0,2}\s{1,3}$`,
  'iu',
);

/** Statuses of vouchers and payments in a text, in order. */
export function statusesIn(text: string): readonly StatusNamed[] {
  const found: StatusNamed[] = [];
  for (const { pattern, status } of patterns)
    for (const { 0: typed, index } of text.matchAll(pattern)) {
      const end = index + typed.length;
      if (found.some((one) => index < one.end && one.start < end)) continue;
      found.push({ status, start: index, end, isNegated: NOT.test(text.slice(0, index)) });
    }
  return found.sort((one, other) => one.start - other.start);
}

/** The statuses that a voucher can have which has not reached this one. */
export function notYet(status: VoucherStatus): readonly VoucherStatus[] {
  const order: readonly VoucherStatus[] = ['assigned', 'reserved', 'reported', 'redeemed'];
  const at = order.indexOf(status);
  return at < 0 ? order : order.slice(0, at);
}
