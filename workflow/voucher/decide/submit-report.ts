import { when, type Check, type Decision } from '../../kernel/checks.ts';
import type { Context } from '../../partner/context.ts';
import { engagementIn, engagementLimitChecks } from '../checks/engagement-checks.ts';
import { mayCommandCheck } from '../checks/may-command.ts';
import { deliveryCountryCheck, locationChecks } from '../checks/place-checks.ts';
import {
  consultantChecks,
  consultantId,
  engagementCompetencyChecks,
} from '../checks/qualification-checks.ts';
import {
  completedChecks,
  deliverableChecks,
  deliveredDaysChecks,
  offSiteCheck,
} from '../checks/report-checks.ts';
import { datesChecks } from '../checks/schedule-checks.ts';
import { notExpiredCheck, stateChecks } from '../checks/voucher-checks.ts';
import type { VoucherCommandOf } from '../commands.ts';
import type { VoucherEvent } from '../events.ts';
import type { Reservation, Voucher } from '../voucher.ts';

/**
 * Step 6: the completion report, after the engagement and its deliverables
 * (docs/programme-rules.md#completion-report).
 */
export function submitReport(
  voucher: Voucher,
  command: VoucherCommandOf<'report'>,
  context: Context,
): Decision<VoucherEvent> {
  const { reservation } = voucher;
  const checks = [
    mayCommandCheck('report', voucher, context),
    ...stateChecks(voucher, 'report', ['reserved']),
    notExpiredCheck(voucher, context.today),
    ...(reservation ? contentChecks(voucher, reservation, command, context) : []),
  ];
  return when(checks, () => {
    if (reservation === undefined) return [];
    const { name: _name, ...report } = command;
    return [
      {
        type: 'report-submitted',
        ...report,
        engagement: reservation.engagement,
        consultant: consultantId(command.consultant, context),
        submittedOn: context.today,
      },
    ];
  });
}

function contentChecks(
  voucher: Voucher,
  reservation: Reservation,
  report: VoucherCommandOf<'report'>,
  context: Context,
): readonly Check[] {
  const { programme, today } = context;
  const engagement = engagementIn(programme, voucher.offer, reservation.engagement);
  const dates = [report.startDate, report.endDate];
  return [
    ...(engagement ? engagementCompetencyChecks(engagement, dates, context) : []),
    ...consultantChecks(report.consultant, engagement, dates, context),
    ...locationChecks(report.location, report.deliveryCountry, context, reservation.location),
    deliveryCountryCheck(report.deliveryCountry, voucher.customer.country),
    ...datesChecks(voucher, report),
    ...completedChecks(reservation, report, today),
    ...deliveredDaysChecks(voucher, report),
    ...engagementLimitChecks(engagement, report.daysDelivered),
    offSiteCheck(report, programme),
    ...deliverableChecks(report, programme),
  ];
}
