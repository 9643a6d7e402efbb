import { check, type Check } from '../../kernel/checks.ts';
import type { Day } from '../../kernel/day.ts';
import { day as dayFact } from '../../kernel/facts.ts';
import type { Programme } from '../../programme/definition.ts';
import type { CompletionReport, Reservation, Voucher } from '../voucher.ts';
import { daysFitChecks } from './voucher-checks.ts';

/**
 * At least one day, at most the service level and the length of the engagement
 * (docs/programme-rules.md#days-delivered).
 */
export function deliveredDaysChecks(
  voucher: Voucher,
  report: Pick<CompletionReport, 'daysDelivered' | 'startDate' | 'endDate'>,
): readonly Check[] {
  const { daysDelivered: days, startDate, endDate } = report;
  const { serviceLevel } = voucher;
  const withinLevel = days >= 1 && days <= serviceLevel;
  return [
    check('days-within-service-level', withinLevel, { days, serviceLevel }, 'daysDelivered'),
    ...daysFitChecks(days, { startDate, endDate }, 'daysDelivered'),
  ];
}

/** Limits the days delivered off site (docs/programme-rules.md#off-site-days). */
export function offSiteCheck(
  { daysDelivered, offSiteDays }: Pick<CompletionReport, 'daysDelivered' | 'offSiteDays'>,
  { windows }: Programme,
): Check {
  const limit = Math.max(0, Math.min(windows.offSiteDaysMax, daysDelivered));
  return check(
    'off-site-within-limit',
    offSiteDays <= limit,
    { offSiteDays, limit },
    'offSiteDays',
  );
}

/** The deliverable has a known type and a reference (docs/programme-rules.md#deliverables). */
export function deliverableChecks(
  report: Pick<CompletionReport, 'products' | 'deliverableType' | 'deliverableReference'>,
  { deliverableTypes }: Programme,
): readonly Check[] {
  const { products, deliverableType, deliverableReference: reference } = report;
  const typeKnown = deliverableTypes.some((one) => one.code === deliverableType);
  return [
    check('products-named', products.trim() !== '', {}, 'products'),
    check(
      'deliverable-present',
      typeKnown && reference.trim() !== '',
      { reference },
      typeKnown ? 'deliverableReference' : 'deliverableType',
    ),
  ];
}

/**
 * The engagement has ended (docs/programme-rules.md#completion-report), and its final deliverable
 * was handed over since (docs/programme-rules.md#deliverables).
 */
export function completedChecks(
  reservation: Pick<Reservation, 'reservedOn'>,
  report: Pick<CompletionReport, 'startDate' | 'endDate' | 'handedOverOn'>,
  today: Day,
): readonly Check[] {
  const [startDate, endDate] = [dayFact(report.startDate), dayFact(report.endDate)];
  const now = dayFact(today);
  return [
    check(
      'start-not-before-reservation',
      reservation.reservedOn <= report.startDate,
      { startDate, reservedOn: dayFact(reservation.reservedOn) },
      'startDate',
    ),
    check('engagement-ended', report.endDate <= today, { endDate, today: now }, 'endDate'),
    check(
      'handed-over-in-time',
      (report.endDate <= report.handedOverOn || today < report.endDate) &&
        report.handedOverOn <= today,
      { handedOverOn: dayFact(report.handedOverOn), endDate, today: now },
      'handedOverOn',
    ),
  ];
}
