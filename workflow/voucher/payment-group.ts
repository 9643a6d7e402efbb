import { isPaidInPart } from './payment-amounts.ts';
import type { PaymentRequest, PaymentStatus } from './voucher.ts';

type Group = Pick<PaymentRequest, 'status' | 'currency' | 'amount' | 'amountPaid'>;

/** The group of a payment in the tally: `requested EUR 1500`, or `approved EUR 1500 1000`. */
export function paymentGroup(payment: Group): string {
  const { amount, amountPaid, currency, status } = payment;
  const group = `${status} ${currency} ${amount}`;
  return isPaidInPart(payment) ? `${group} ${amountPaid}` : group;
}

/** Parses a group written by {@link paymentGroup}. */
export function paymentOf(group: string): Group {
  const [status, currency = '', amount, paid] = group.split(' ');
  return {
    status: status as PaymentStatus,
    currency,
    amount: Number(amount),
    ...(paid !== undefined && { amountPaid: Number(paid) }),
  };
}
