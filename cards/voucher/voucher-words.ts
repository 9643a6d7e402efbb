import { coded } from '../../workflow/kernel/facts.ts';
import type {
  Assignee,
  PaymentStatus,
  Voucher,
  VoucherStatus,
} from '../../workflow/voucher/voucher.ts';
import type { Speaker } from '../../locales/speaker.ts';

/** `ABCD-1234 · DDPS · 10 days` */
export function voucherLine(say: Speaker, voucher: Voucher): string {
  return [
    say.fact(voucher.voucherId),
    say.fact(coded('offer', voucher.offer)),
    say.text('days', { days: voucher.serviceLevel }),
  ].join(' · ');
}

/** `Contoso AG · ABCD-1234 · DDPS · 10 days` */
export function voucherTitle(say: Speaker, voucher: Voucher): string {
  return `${say.fact(voucher.customer.organisation)} · ${voucherLine(say, voucher)}`;
}

/** The same without Markdown, for a list to choose from. */
export function voucherChoice(say: Speaker, voucher: Voucher): string {
  return [
    say.plainFact(voucher.voucherId),
    say.plainFact(voucher.customer.organisation),
    say.plainFact(coded('offer', voucher.offer)),
    say.plain('days', { days: voucher.serviceLevel }),
  ].join(' · ');
}

/** Who a voucher is assigned to: the roster's name, else what the customer called her. */
export function assigneeName(say: Speaker, assignee: Assignee): string {
  const named = assignee.name ?? assignee.email;
  if (named !== undefined && assignee.personId === undefined) return say.fact(named);
  return say.fact(coded('person', assignee.personId ?? ''));
}

/** Where a voucher stands, in a word or two, with a sign and a colour beside it. */
export interface StatusLook {
  readonly text: string;
  readonly color: string;
}

/** Of a redeemed voucher whose payment was requested it is the payment's status that counts. */
export function statusLook(say: Speaker, { payment, status }: Voucher): StatusLook {
  if (status === 'redeemed' && payment !== undefined) {
    const { color, sign } = PAYMENT_LOOKS[payment.status];
    return { text: `${sign} ${say.text(`voucher.payment.${payment.status}`)}`, color };
  }
  const { color, sign } = STATUS_LOOKS[status];
  return { text: `${sign} ${say.fact(coded('status', status))}`, color };
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
