import type { PaymentRequest, PaymentStatus } from './voucher.ts';

type Group = Pick<PaymentRequest, 'status' | 'currency' | 'amount'>;

/** What payments are counted by, as one value: `requested EUR 1500`. */
export const paymentGroup = ({ status, currency, amount }: Group): string =>
  `${status} ${currency} ${amount}`;

/** The payments of a group, as {@link paymentGroup} named it. */
export function paymentOf(group: string): Group {
  const [status, currency = '', amount] = group.split(' ');
  return { status: status as PaymentStatus, currency, amount: Number(amount) };
}
