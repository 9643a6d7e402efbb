import { coded } from '../../workflow/kernel/facts.ts';
import type {
  Assignee,
  PaymentStatus,
  Voucher,
  VoucherStatus,
} from '../../workflow/voucher/voucher.ts';
import type { Translator } from '../../locales/translator.ts';

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

/** The same without Markdown, for a list to choose from. */
export function voucherChoice(t: Translator, voucher: Voucher): string {
  return [
    t.plainFact(voucher.voucherId),
    t.plainFact(voucher.customer.organisation),
    t.plainFact(coded('offer', voucher.offer)),
    t.plain('days', { days: voucher.serviceLevel }),
  ].join(' · ');
}

/** Who a voucher is assigned to: the roster's name, else what the customer called her. */
export function assigneeName(t: Translator, assignee: Assignee): string {
  const named = assignee.name ?? assignee.email;
  if (named !== undefined && assignee.personId === undefined) return t.fact(named);
  return t.fact(coded('person', assignee.personId ?? ''));
}

/** Where a voucher stands, in a word or two, with a sign and a colour beside it. */
export interface StatusLook {
  readonly text: string;
  readonly color: string;
}

/** Of a redeemed voucher whose payment was requested it is the payment's status that counts. */
export function statusLook(t: Translator, { payment, status }: Voucher): StatusLook {
  if (status === 'redeemed' && payment !== undefined) {
    const { color, sign } = PAYMENT_LOOKS[payment.status];
    return { text: `${sign} ${t.text(`voucher.payment.${payment.status}`)}`, color };
  }
  const { color, sign } = STATUS_LOOKS[status];
  return { text: `${sign} ${t.fact(coded('status', status))}`, color };
}

interface Look {
  readonly sign: string;
  readonly color: string;
}

const STATUS_LOOKS: Readonly<Record<VoucherStatus, Look>> = {
  assigned: { sign: '◔', color: 'accent' },
  reserved: { sign: '◑', color: 'accent' },
  reported: { sign: '◕', color: 'accent' },
  redeemed: { sign: '●', color: 'accent' },
  expired: { sign: '✘', color: 'attention' },
};

const PAYMENT_LOOKS: Readonly<Record<PaymentStatus, Look>> = {
  requested: { sign: '●', color: 'accent' },
  approved: { sign: '●', color: 'good' },
  paid: { sign: '✔', color: 'good' },
  'action-required': { sign: '⚠', color: 'attention' },
  rejected: { sign: '✘', color: 'attention' },
};
