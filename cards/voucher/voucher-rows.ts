import { daysBetween, type Day } from '../../workflow/kernel/day.ts';
import { day } from '../../workflow/kernel/facts.ts';
import { isPaidInPart, openOf } from '../../workflow/voucher/payment-amounts.ts';
import { asExpired, type Voucher } from '../../workflow/voucher/voucher.ts';
import type { Translator } from '../../locales/translator.ts';
import { badge } from '../kit/badge.ts';
import { deskData, type Element } from '../kit/card.ts';
import { daysLeftElement } from '../kit/countdown.ts';
import type { Verb } from '../kit/form-actions.ts';
import { tappableRow } from '../kit/tappable-row.ts';
import { paragraph, RIGHT, subtle } from '../kit/text-blocks.ts';
import { amountFacts, coveredLine, statusLook, voucherLine } from './voucher-words.ts';

interface Rows {
  readonly today: Day;
  /** Command of a tap on a row. */
  readonly verb: Verb;
  /** The absent person whom the reader covers, if the voucher is theirs. */
  readonly of?: (voucher: Voucher) => string | undefined;
}

/** One tappable row per voucher: customer, offer, status and days left. */
export function voucherRows(
  t: Translator,
  vouchers: readonly Voucher[],
  rows: Rows,
): readonly Element[] {
  return vouchers.map((voucher) => row(t, asOn(voucher, rows.today), rows));
}

/** The daily job may not have recorded the expiry yet. */
function asOn(voucher: Voucher, today: Day): Voucher {
  const { expiresOn, status } = voucher;
  const isOver = expiresOn < today && status !== 'redeemed' && status !== 'expired';
  return isOver ? asExpired(voucher) : voucher;
}

function row(t: Translator, voucher: Voucher, { of, today, verb }: Rows): Element {
  return tappableRow(t, {
    verb,
    action: t.plain(`button.${verb}`),
    data: deskData(voucher),
    main: [
      { ...paragraph(t.fact(voucher.customer.organisation)), weight: 'bolder' },
      subtle(voucherLine(t, voucher)),
      ...amounts(t, voucher),
      ...coveredLine(t, of?.(voucher)),
    ],
    side: [badge(statusLook(t, voucher), RIGHT), ...daysLeft(t, voucher, today)],
  });
}

/** The amounts of a payment in part. */
function amounts(t: Translator, { payment }: Voucher): readonly Element[] {
  if (payment === undefined || !isPaidInPart(payment) || openOf(payment) === 0) return [];
  return [subtle(t.text('payment-status.amounts', amountFacts(payment)))];
}

/** Days until the voucher expires; none once it is redeemed or expired. */
function daysLeft(t: Translator, { expiresOn, status }: Voucher, today: Day): readonly Element[] {
  if (status === 'redeemed' || status === 'expired') return [];
  const left = daysBetween(today, expiresOn);
  const text = t.plain('voucher-list.left', { days: left, until: day(expiresOn) });
  return [daysLeftElement(text, left)];
}
