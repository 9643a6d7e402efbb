import { addDays, type Day } from '../kernel/day.ts';
import type { Programme } from '../programme/definition.ts';
import type { Voucher } from './voucher.ts';

/** The voucher's last day, or the programme's if that is in force and earlier. */
export function lastDayToRedeem({ expiresOn }: Voucher, { calendar }: Programme): Day {
  const lastDay = calendar.inForce ? calendar.lastDayToRedeem : undefined;
  return lastDay !== undefined && lastDay < expiresOn ? lastDay : expiresOn;
}

/**
 * The last day on which payment can be requested after a redemption
 * (docs/programme-rules.md#payment-window).
 */
export function paymentWindowEnd(redeemedOn: Day, { windows }: Programme): Day {
  return addDays(redeemedOn, windows.paymentRequestDays);
}

/**
 * The end of the payment window, or the programme's last day if that is in force and earlier.
 * Undefined if there is nothing to request.
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
