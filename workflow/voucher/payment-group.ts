import type { PaymentRequest, PaymentStatus } from './voucher.ts';

type Group = Pick<PaymentRequest, 'status' | 'currency' | 'amount'>;

/** The group of a payment in the tally: `requested EUR 1500`. */
export const paymentGroup = ({ status, currency, amount }: Group): string =>
  `${status} ${currency} ${amount}`;

/** Parses a group written by {@link paymentGroup}. */
export function paymentOf(group: string): Group {
  const [status, currency = '', amount] = group.split(' ');
  return { status: status as PaymentStatus, currency, amount: Number(amount) };
}
