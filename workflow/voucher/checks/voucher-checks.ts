import { check, type Check } from '../../kernel/checks.ts';
import { daysBetween, type Day } from '../../kernel/day.ts';
import { anyOf, coded, day as dayFact } from '../../kernel/facts.ts';
import type { Action, Programme } from '../../programme/definition.ts';
import type { Voucher, VoucherStatus } from '../voucher.ts';

/**
 * The voucher is in one of the allowed states (docs/programme-rules.md#voucher-states). No check
 * for an expired voucher: `notExpiredCheck` covers it.
 */
export function stateChecks(
  voucher: Voucher,
  action: Action,
  allowed: readonly VoucherStatus[],
): readonly Check[] {
  if (voucher.status === 'expired') return [];
  return [
    check('state-allows', allowed.includes(voucher.status), {
      status: coded('status', voucher.status),
      allowed: anyOf(allowed.map((status) => coded('status', status))),
      action: coded('action', action),
    }),
  ];
}

/** Compares the dates too: the daily job may not have recorded the expiry yet. */
export function notExpiredCheck(voucher: Voucher, today: Day): Check {
  return check('voucher-not-expired', voucher.status !== 'expired' && today <= voucher.expiresOn, {
    expiresOn: dayFact(voucher.expiresOn),
    daysLeft: daysBetween(today, voucher.expiresOn),
  });
}

/**
 * The voucher was validated with its administrator's address, and not released since
 * (docs/programme-rules.md#validation).
 */
export function validatedCheck(voucher: Voucher): Check {
  return check('validated', voucher.validatedOn !== undefined, {
    organisation: voucher.customer.organisation,
    validatedOn: voucher.validatedOn === undefined ? '' : dayFact(voucher.validatedOn),
  });
}

const LAST_DAYS = {
  register: 'lastDayToAssign',
  redeem: 'lastDayToRedeem',
  payment: 'lastDayToRequestPayment',
} as const;

/** The programme's end dates, if its calendar is in force (docs/programme-rules.md#end-dates). */
export function calendarChecks(
  { calendar }: Programme,
  action: keyof typeof LAST_DAYS,
  on: Day,
  field?: string,
): readonly Check[] {
  const lastDay = calendar[LAST_DAYS[action]];
  if (!calendar.inForce || lastDay === undefined) return [];
  const facts = { action: coded('action', action), lastDay: dayFact(lastDay), on: dayFact(on) };
  return [check('calendar-open', on <= lastDay, facts, field)];
}

export interface Span {
  readonly startDate: Day;
  readonly endDate: Day;
}

/**
 * The dates are in order and within the voucher's life
 * (docs/programme-rules.md#dates-of-the-engagement). The time between them has no other upper limit:
 * an engagement may be spread over weeks.
 */
export function datesChecks(voucher: Voucher, { startDate, endDate }: Span): readonly Check[] {
  const dates = { startDate: dayFact(startDate), endDate: dayFact(endDate) };
  const { assignedOn, expiresOn } = voucher;
  return [
    check('end-not-before-start', startDate <= endDate, dates, 'endDate'),
    check(
      'within-voucher-life',
      assignedOn <= startDate && endDate <= expiresOn,
      { ...dates, assignedOn: dayFact(assignedOn), expiresOn: dayFact(expiresOn) },
      startDate < assignedOn ? 'startDate' : 'endDate',
    ),
  ];
}

/**
 * The days fit between the dates, both included (docs/programme-rules.md#days-and-dates). No check
 * if the dates are not in order.
 * @param field the input that is wrong: of planned dates the end, of a report the days
 */
export function daysFitChecks(
  days: number,
  { startDate, endDate }: Span,
  field: 'endDate' | 'daysDelivered',
): readonly Check[] {
  const span = daysBetween(startDate, endDate) + 1;
  if (span < 1) return [];
  const facts = { days, span, planned: field === 'endDate' ? 'yes' : 'no' };
  return [check('days-fit-dates', days <= span, facts, field)];
}

/**
 * A voucher is reserved on the first day of the engagement or earlier
 * (docs/programme-rules.md#reservation-before-the-start).
 */
export function startNotPastCheck(startDate: Day, today: Day): Check {
  const facts = { startDate: dayFact(startDate), today: dayFact(today) };
  return check('start-not-past', today <= startDate, facts, 'startDate');
}
