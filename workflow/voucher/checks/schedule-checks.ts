import { check, type Check } from '../../kernel/checks.ts';
import type { Day } from '../../kernel/day.ts';
import { day as dayFact } from '../../kernel/facts.ts';
import type { Voucher } from '../voucher.ts';

export interface Span {
  readonly startDate: Day;
  readonly endDate: Day;
}

/**
 * The dates are in order and within the voucher's life
 * (docs/programme-rules.md#dates-of-the-engagement). The time between them is not limited: an
 * engagement may be spread over weeks. The service level limits the days delivered, which the
 * report states.
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
 * A voucher is reserved on the first day of the engagement or earlier
 * (docs/programme-rules.md#reservation-before-the-start).
 */
export function startNotPastCheck(startDate: Day, today: Day): Check {
  const facts = { startDate: dayFact(startDate), today: dayFact(today) };
  return check('start-not-past', today <= startDate, facts, 'startDate');
}
