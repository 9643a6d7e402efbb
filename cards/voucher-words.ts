import { coded } from '../workflow/facts.ts';
import type { Assignee, Voucher, VoucherStatus } from '../workflow/voucher/voucher.ts';
import type { Speaker } from '../locales/speaker.ts';

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

/** A sign and a colour for a state, which always stand beside its name. */
export const STATUS_LOOKS: Readonly<Record<VoucherStatus, { sign: string; color: string }>> = {
  assigned: { sign: '◔', color: 'accent' },
  reserved: { sign: '◑', color: 'accent' },
  reported: { sign: '◕', color: 'accent' },
  redeemed: { sign: '●', color: 'good' },
  expired: { sign: '✘', color: 'attention' },
};
