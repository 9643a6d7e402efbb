import { addDays, dayAt, isDay, type Day, type Instant } from '../kernel/day.ts';
import type { Context } from '../partner/context.ts';
import type { Assignee, Customer } from './voucher.ts';

/** The facts of an assignment. Two reports of the same voucher must agree on them. */
export interface AssignedFacts {
  readonly offer: string;
  readonly serviceLevel: number;
  readonly customer: Customer;
  readonly assignee: Assignee;
  readonly assignedAt: Instant;
  readonly assignedOn: Day;
  readonly expiresOn: Day;
}

/** Converts a date and time to a day in the partner's time zone; leaves a day as it is. */
export function dayOf(dayOrMoment: string, { timeZone }: Pick<Context, 'timeZone'>): Day {
  return isDay(dayOrMoment) ? dayOrMoment : dayAt(dayOrMoment, timeZone);
}

/** The last day of a voucher whose assignment names none (docs/programme-rules.md#voucher-life). */
export function defaultExpiry(assignedOn: Day, { programme }: Pick<Context, 'programme'>): Day {
  const { voucherLifeDays, voucherLifeExtensions } = programme.windows;
  const extended = voucherLifeExtensions
    .filter(({ assignedBefore }) => assignedOn < assignedBefore)
    .map(({ days }) => days);
  return addDays(assignedOn, voucherLifeDays + Math.max(0, ...extended));
}
