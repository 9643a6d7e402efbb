import { coded, money, type Facts } from '../../workflow/kernel/facts.ts';
import { isPaidInPart, openOf, paidOf } from '../../workflow/voucher/payment-amounts.ts';
import type {
  Assignee,
  PaymentRequest,
  PaymentStatus,
  Voucher,
} from '../../workflow/voucher/voucher.ts';
import type { Translator } from '../../locales/translator.ts';
import type { BadgeLook } from '../kit/badge.ts';
import type { Element } from '../kit/card.ts';
import { subtle } from '../kit/text-blocks.ts';

/** `ABCD-1234 · DDPS · 10 days` */
export function voucherLine(t: Translator, voucher: Voucher): string {
  return [
    t.fact(voucher.voucherId),
    t.fact(coded('offer', voucher.offer)),
    t.text('days', { days: voucher.serviceLevel }),
  ].join(' · ');
}

/** `Contoso AG · ABCD-1234 · DDPS · 10 days` */
export function voucherTitle(t: Translator, voucher: Voucher): string {
  return `${t.fact(voucher.customer.organisation)} · ${voucherLine(t, voucher)}`;
}

/** Plain text for a list of choices. */
export function voucherChoice(t: Translator, voucher: Voucher): string {
  return [
    t.plainFact(voucher.voucherId),
    t.plainFact(voucher.customer.organisation),
    t.plainFact(coded('offer', voucher.offer)),
    t.plain('days', { days: voucher.serviceLevel }),
  ].join(' · ');
}

/** Without a person id, the name or address that the customer entered. */
export function assigneeName(t: Translator, assignee: Assignee): string {
  const named = assignee.name ?? assignee.email;
  if (named !== undefined && assignee.personId === undefined) return t.fact(named);
  return t.fact(coded('person', assignee.personId ?? ''));
}

/** A redeemed voucher with a payment request shows the status of the payment. */
export function statusLook(t: Translator, { payment, status }: Voucher): BadgeLook {
  if (status === 'redeemed' && payment !== undefined)
    return {
      text: t.plain(`voucher.payment.${isPartOpen(payment) ? 'part' : payment.status}`),
      style: PAYMENT_STYLES[payment.status],
    };
  return {
    text: t.plainFact(coded('status', status)),
    style: status === 'expired' ? 'Attention' : 'Accent',
  };
}

/** The amounts asked, paid and open, for `payment-status.amounts`. */
export function amountFacts(payment: PaymentRequest): Facts {
  const { amount, currency } = payment;
  return {
    asked: money(amount, currency),
    paid: money(paidOf(payment), currency),
    open: money(openOf(payment), currency),
  };
}

const isPartOpen = (payment: PaymentRequest): boolean =>
  payment.status === 'approved' && isPaidInPart(payment);

const PAYMENT_STYLES: Readonly<Record<PaymentStatus, BadgeLook['style']>> = {
  requested: 'Accent',
  approved: 'Good',
  paid: 'Good',
  'action-required': 'Attention',
  rejected: 'Attention',
};

/** Names the absent person whose voucher it is. */
export const coveredLine = (t: Translator, absentId: string | undefined): readonly Element[] =>
  absentId === undefined
    ? []
    : [subtle(t.text('covered-for', { absent: coded('person', absentId) }))];
