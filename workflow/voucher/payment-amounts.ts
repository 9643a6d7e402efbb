import type { PaymentRequest } from './voucher.ts';

type Amounts = Pick<PaymentRequest, 'status' | 'amount' | 'amountPaid' | 'differenceClosed'>;

/** The sum paid so far: all of it if a paid request states no other sum; nothing once rejected. */
export function paidOf({ amount, amountPaid, status }: Amounts): number {
  if (status === 'rejected') return 0;
  return amountPaid ?? (status === 'paid' ? amount : 0);
}

/** The sum still expected. */
export function openOf(payment: Amounts): number {
  const isOver = payment.status === 'rejected' || payment.differenceClosed === true;
  return isOver ? 0 : rounded(payment.amount - paidOf(payment));
}

/** True if a part of the sum was paid, so that the three amounts differ. */
export const isPaidInPart = (payment: Amounts): boolean =>
  paidOf(payment) > 0 && paidOf(payment) < payment.amount;

/** Removes binary rounding errors; no currency has units below a thousandth. */
export const rounded = (amount: number): number => Math.round(amount * 1000) / 1000;
