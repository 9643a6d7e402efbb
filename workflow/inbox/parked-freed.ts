import type { VoucherEvent } from '../steps/catalogue.ts';
import type { Voucher } from '../voucher/voucher.ts';

/**
 * True if a person registered the voucher or requested a payment, so that parked events may have
 * become possible. The inbox retries after its own events, and the sweep finds the rest.
 */
export function mayFreeParked(events: readonly VoucherEvent[], { source }: Voucher): boolean {
  for (const { type } of events)
    if (type === 'payment-requested' || (type === 'assigned' && source === 'e-mail')) return true;
  return false;
}
