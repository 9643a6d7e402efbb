import { coded } from '../../workflow/kernel/facts.ts';
import type { Assignee, PaymentStatus, Voucher } from '../../workflow/voucher/voucher.ts';
import type { Translator } from '../../locales/translator.ts';
import type { BadgeLook } from '../kit/badge.ts';

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
      text: t.plain(`voucher.payment.${payment.status}`),
      style: PAYMENT_STYLES[payment.status],
    };
  return {
    text: t.plainFact(coded('status', status)),
    style: status === 'expired' ? 'Attention' : 'Accent',
  };
}

const PAYMENT_STYLES: Readonly<Record<PaymentStatus, BadgeLook['style']>> = {
  requested: 'Accent',
  approved: 'Good',
  paid: 'Good',
  'action-required': 'Attention',
  rejected: 'Attention',
};
