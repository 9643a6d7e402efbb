import type { VoucherEvent } from '../steps/catalogue.ts';
import type { Voucher } from '../voucher/voucher.ts';

/**
 * Whether a parked event may have waited for this: a voucher made known by a person, or a payment
 * that a status can now be told of. The inbox sees to what it made known itself; the sweep finds
 * the rest.
 */
export function mayFreeParked(events: readonly VoucherEvent[], { source }: Voucher): boolean {
  for (const { type } of events)
    if (type === 'payment-requested' || (type === 'assigned' && source === 'e-mail')) return true;
  return false;
}
