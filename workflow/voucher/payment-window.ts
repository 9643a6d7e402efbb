import { addDays, type Day } from '../kernel/day.ts';
import type { Programme } from '../programme/definition.ts';

/**
 * The last day on which payment can be requested after a redemption
 * (docs/programme-rules.md#payment-window).
 */
export function paymentWindowEnd(redeemedOn: Day, { windows }: Programme): Day {
  return addDays(redeemedOn, windows.paymentRequestDays);
}
