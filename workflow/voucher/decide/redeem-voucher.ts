import { check, when, type Check, type Decision } from '../../kernel/checks.ts';
import type { Context } from '../../partner/context.ts';
import { day as dayFact } from '../../kernel/facts.ts';
import { engagementIn, engagementLimitChecks } from '../checks/engagement-checks.ts';
import { mayCommandCheck } from '../checks/may-command.ts';
import { deliveryCountryCheck, locationChecks } from '../checks/place-checks.ts';
import { consultantChecks, engagementCompetencyChecks } from '../checks/qualification-checks.ts';
import { deliverableChecks, deliveredDaysChecks } from '../checks/report-checks.ts';
import { calendarChecks, notExpiredCheck, stateChecks } from '../checks/voucher-checks.ts';
import type { VoucherCommandOf } from '../commands.ts';
import type { VoucherEvent } from '../events.ts';
import type { CompletionReport, Voucher } from '../voucher.ts';

/**
 * Everything redemption looks at, met or not, in the order in which it is shown. Among it what
 * payments have been refused for, so that it is found before.
 */
export function redemptionChecks(voucher: Voucher, context: Context): readonly Check[] {
  const { programme, today } = context;
  const { report } = voucher;
  return [
    mayCommandCheck('redeem', voucher, context),
    ...stateChecks(voucher, 'redeem', ['reported']),
    notExpiredCheck(voucher, today),
    ...calendarChecks(programme, 'redeem', today),
    check('report-present', report !== undefined, {
      submittedOn: report === undefined ? '' : dayFact(report.submittedOn),
    }),
    ...(report ? payableChecks(voucher, report, context) : []),
  ];
}

/** Step 7: after the report and before any invoice (docs/programme-rules.md#redemption). */
export function redeemVoucher(
  voucher: Voucher,
  { confirmationReference }: VoucherCommandOf<'redeem'>,
  context: Context,
): Decision<VoucherEvent> {
  return when(redemptionChecks(voucher, context), () => [
    { type: 'redeemed', on: context.today, confirmationReference },
  ]);
}

/**
 * The documented reasons for a refused payment, as of the days on which it was delivered
 * (docs/programme-rules.md#reasons-for-refused-payment).
 */
function payableChecks(
  voucher: Voucher,
  report: CompletionReport,
  context: Context,
): readonly Check[] {
  const engagement = engagementIn(context.programme, voucher.offer, report.engagement);
  const dates = [report.startDate, report.endDate];
  return [
    ...deliverableChecks(report, context.programme),
    ...locationChecks(report.location, report.deliveryCountry, context, report.location),
    deliveryCountryCheck(report.deliveryCountry, voucher.customer.country),
    ...deliveredDaysChecks(voucher, report),
    ...engagementLimitChecks(engagement, report.daysDelivered),
    ...(engagement ? engagementCompetencyChecks(engagement, dates, context) : []),
    ...consultantChecks(report.consultant, engagement, dates, context),
  ];
}
