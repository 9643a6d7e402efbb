import type { Voucher } from './voucher.ts';

/**
 * Where a voucher stands in a list, as text to sort by: first what is open, the next to expire
 * first; then what is redeemed and not yet paid; then what is over.
 */
export function sortKeyOf(voucher: Voucher): string {
  return `${group(voucher)}:${voucher.expiresOn}`;
}

function group({ payment, status }: Voucher): number {
  if (status === 'expired') return 3;
  if (status !== 'redeemed') return 1;
  return payment?.status === 'paid' ? 3 : 2;
}
