import { check, type Check } from '../../checks.ts';
import type { Day } from '../../day.ts';
import { day as dayFact } from '../../facts.ts';
import type { Engagement } from '../../programme/definition.ts';
import { workingDays } from '../../working-days.ts';
import type { Voucher } from '../voucher.ts';
import { engagementLimitChecks } from './engagement-checks.ts';

export interface Span {
  readonly startDate: Day;
  readonly endDate: Day;
}

/** The dates in themselves, and within the voucher's life (programme §2.3). */
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
 * How long the engagement is planned to take, in working days from Monday to Friday: a weekend in
 * between does not use up days of the voucher.
 */
export function lengthChecks(
  voucher: Voucher,
  engagement: Engagement | undefined,
  { startDate, endDate }: Span,
): readonly Check[] {
  const days = workingDays(startDate, endDate);
  const { serviceLevel } = voucher;
  return [
    check('length-within-service-level', days <= serviceLevel, { days, serviceLevel }, 'endDate'),
    ...engagementLimitChecks(engagement, days, 'endDate'),
  ];
}

/** A voucher is reserved before its engagement starts (programme §2.2); that very day will do. */
export function startNotPastCheck(startDate: Day, today: Day): Check {
  const facts = { startDate: dayFact(startDate), today: dayFact(today) };
  return check('start-not-past', today <= startDate, facts, 'startDate');
}
