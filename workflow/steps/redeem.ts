import { z } from 'zod';
import { check, type Check } from '../kernel/checks.ts';
import type { Day } from '../kernel/day.ts';
import { day } from '../kernel/facts.ts';
import { optionalLine } from '../kernel/fields.ts';
import type { Context } from '../partner/context.ts';
import {
  engagementIn,
  engagementLimitChecks,
  longEngagementChecks,
} from '../voucher/checks/engagement-checks.ts';
import { locationChecks } from '../voucher/checks/place-checks.ts';
import {
  consultantChecks,
  deliveryStandingChecks,
  engagementCompetencyChecks,
} from '../voucher/checks/qualification-checks.ts';
import { deliverableChecks, deliveredDaysChecks } from '../voucher/checks/report-checks.ts';
import { calendarChecks, notExpiredCheck, stateChecks } from '../voucher/checks/voucher-checks.ts';
import { lastDayToRedeem } from '../voucher/last-days.ts';
import type { CompletionReport, Voucher } from '../voucher/voucher.ts';
import { deadline, event, step } from './step.ts';

/** Step 7: after the report and before any invoice (docs/programme-rules.md#redemption). */
export const redeem = step({
  schema: z.object({ confirmationReference: optionalLine }),
  right: 'redeem',
  from: ['person'],
  states: ['reported'],
  offered: 'next',
  until: lastDayToRedeem,
  checks: (voucher, _input, context) => redemptionChecks(voucher, context),
  forSeveral: redemptionChecks,
  emits: (_voucher, { confirmationReference }, { today }) => [
    { type: 'redeemed', on: today, confirmationReference },
  ],
  events: {
    redeemed: event<{ readonly on: Day; readonly confirmationReference?: string }>({
      notice: 'step-taken',
      reversal: 'undo',
      part: 'redemption',
      evolve: (_voucher, { on, confirmationReference }) => ({
        status: 'redeemed',
        redeemedOn: on,
        redemptionReference: confirmationReference,
      }),
      facts: ({ on, confirmationReference = '' }) => ({
        on: day(on),
        reference: confirmationReference,
      }),
    }),
  },
  deadlines: [
    deadline({
      kind: 'redeem-by',
      states: ['reported'],
      on: lastDayToRedeem,
      since: ({ report }) => report?.submittedOn,
      before: 'beforeExpiry',
      afterSince: 'afterReport',
    }),
  ],
});

/** Includes the known reasons for refused payments, so that they are found before redemption. */
function redemptionChecks(voucher: Voucher, context: Context): readonly Check[] {
  const { claimHeldBy, programme, today } = context;
  const { report, reservation } = voucher;
  return [
    ...stateChecks(voucher, 'redeem', ['reported']),
    notExpiredCheck(voucher, today),
    ...calendarChecks(programme, 'redeem', today),
    check('report-present', report !== undefined, {
      submittedOn: report === undefined ? '' : day(report.submittedOn),
    }),
    ...(report ? payableChecks(voucher, report, context) : []),
    // While the voucher was expired, another may have claimed the long engagement.
    ...(reservation !== undefined && claimHeldBy !== undefined
      ? longEngagementChecks(voucher, reservation.engagement, context)
      : []),
  ];
}

/**
 * The documented reasons for refused payments, checked for the days of delivery
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
    ...deliveredDaysChecks(voucher, report),
    ...engagementLimitChecks(engagement, report.daysDelivered),
    ...deliveryStandingChecks(voucher.offer, dates, context),
    ...(engagement ? engagementCompetencyChecks(engagement, dates, context) : []),
    ...consultantChecks(report.consultant, engagement, dates, context, report.consultant),
  ];
}
