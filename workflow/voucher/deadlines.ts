import type { Day } from '../kernel/day.ts';
import type { Programme } from '../programme/definition.ts';
import { paymentWindowEnd } from './payment-window.ts';
import type { Voucher } from './voucher.ts';

/** What of a voucher is due on a day; the one that comes last ends its life. */
export const VOUCHER_DEADLINES = [
  'voucher-expires',
  'engagement-starts',
  'report-due',
  'redeem-by',
  'payment-due',
] as const;
export type VoucherDeadlineKind = (typeof VOUCHER_DEADLINES)[number];

export interface VoucherDeadline {
  readonly kind: VoucherDeadlineKind;
  /** The last day for it; of `report-due` the engagement's last day, from which it is owed. */
  readonly on: Day;
  readonly voucherId: string;
}

/** What is due of a voucher as it stands, the earliest first. Nothing that is done. */
export function deadlinesOf(voucher: Voucher, programme: Programme): readonly VoucherDeadline[] {
  const { voucherId, status, reservation } = voucher;
  const on = (kind: VoucherDeadlineKind, day: Day | undefined): readonly VoucherDeadline[] =>
    day === undefined ? [] : [{ kind, on: day, voucherId }];
  const lastDay = lastDayToRedeem(voucher, programme);
  switch (status) {
    case 'assigned':
      return on('voucher-expires', lastDay);
    case 'reserved':
      return [
        ...on('engagement-starts', reservation?.startDate),
        ...on('report-due', reservation?.endDate),
        ...on('voucher-expires', lastDay),
      ];
    case 'reported':
      return on('redeem-by', lastDay);
    case 'redeemed':
      return on('payment-due', lastDayToRequestPayment(voucher, programme));
    case 'expired':
      return [];
  }
}

/** The voucher's own last day, or the programme's where that is in force and earlier. */
export function lastDayToRedeem({ expiresOn }: Voucher, { calendar }: Programme): Day {
  const lastDay = calendar.inForce ? calendar.lastDayToRedeem : undefined;
  return lastDay !== undefined && lastDay < expiresOn ? lastDay : expiresOn;
}

/**
 * The last day for a request that is still to be made: the end of the payment window, or the
 * programme's own last day. Undefined when there is nothing to request.
 */
export function lastDayToRequestPayment(
  { redeemedOn, payment }: Voucher,
  programme: Programme,
): Day | undefined {
  if (redeemedOn === undefined) return undefined;
  if (payment !== undefined && payment.status !== 'rejected') return undefined;
  const { calendar } = programme;
  const windowEnd = paymentWindowEnd(redeemedOn, programme);
  const lastDay = calendar.inForce ? calendar.lastDayToRequestPayment : undefined;
  return lastDay !== undefined && lastDay < windowEnd ? lastDay : windowEnd;
}
