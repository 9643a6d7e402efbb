import type { Day } from '../kernel/day.ts';
import type { VoucherEvent } from '../steps/catalogue.ts';
import type { PaymentRequest } from '../voucher/voucher.ts';

export interface PaymentDays {
  readonly approvedOn?: Day;
  readonly paidOn?: Day;
}

interface Recorded {
  readonly sequence: number;
  readonly event: VoucherEvent;
}

/**
 * The days on which a payment request was approved and paid, by its history, the oldest event first.
 * Entries that were taken back, and those about an earlier request, do not count.
 */
export function paymentDays(
  records: readonly Recorded[],
  { status, statusOn }: Pick<PaymentRequest, 'status' | 'statusOn'>,
): PaymentDays {
  const undone = new Set(
    records.flatMap(({ event }) => (event.type === 'undone' ? [event.sequence] : [])),
  );
  let days: PaymentDays = {};
  for (const { event, sequence } of records) {
    if (undone.has(sequence)) continue;
    if (event.type === 'payment-requested') days = {};
    if (event.type !== 'payment-status-changed') continue;
    const { on, status: changed } = event;
    if (changed === 'approved') days = { approvedOn: days.approvedOn ?? on };
    if (changed === 'paid') days = { ...days, paidOn: on };
    if (changed === 'rejected' || changed === 'action-required') days = {};
  }
  // The state has the day of an import or a correction.
  if (status === 'paid') return { ...days, paidOn: statusOn ?? days.paidOn };
  return { approvedOn: status === 'approved' ? (days.approvedOn ?? statusOn) : undefined };
}
