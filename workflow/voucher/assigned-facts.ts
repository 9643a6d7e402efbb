import { addDays, dayAt, isDay, type Day, type Instant } from '../kernel/day.ts';
import type { Context } from '../partner/context.ts';
import type { Assignee, Customer } from './voucher.ts';

/** What a customer said when assigning: the facts two reports of one voucher must agree in. */
export interface AssignedFacts {
  readonly offer: string;
  readonly serviceLevel: number;
  readonly customer: Customer;
  readonly assignee: Assignee;
  readonly assignedAt: Instant;
  readonly assignedOn: Day;
  readonly expiresOn: Day;
}

/** The day meant by a day, or by a moment in the partner's time zone. */
export function dayOf(dayOrMoment: string, { timeZone }: Pick<Context, 'timeZone'>): Day {
  return isDay(dayOrMoment) ? dayOrMoment : dayAt(dayOrMoment, timeZone);
}

/**
 * The last day of a voucher unless the customer's side names another
 * (docs/programme-rules.md#voucher-life).
 */
export function defaultExpiry(assignedOn: Day, { programme }: Pick<Context, 'programme'>): Day {
  return addDays(assignedOn, programme.windows.voucherLifeDays);
}
