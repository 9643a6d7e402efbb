import { z } from 'zod';
import type { Check } from '../kernel/checks.ts';
import type { Day } from '../kernel/day.ts';
import { datesFacts } from '../kernel/facts.ts';
import {
  country,
  dayField,
  line,
  optionalLine,
  paragraph,
  reference,
  wholeNumber,
} from '../kernel/fields.ts';
import type { Context } from '../partner/context.ts';
import { personIdOf } from '../partner/team.ts';
import { engagementIn, engagementLimitChecks } from '../voucher/checks/engagement-checks.ts';
import { locationChecks } from '../voucher/checks/place-checks.ts';
import {
  consultantChecks,
  deliveryStandingChecks,
  engagementCompetencyChecks,
} from '../voucher/checks/qualification-checks.ts';
import {
  completedChecks,
  deliverableChecks,
  deliveredDaysChecks,
  offSiteCheck,
} from '../voucher/checks/report-checks.ts';
import { datesChecks, notExpiredCheck, stateChecks } from '../voucher/checks/voucher-checks.ts';
import { lastDayToRedeem } from '../voucher/last-days.ts';
import type { CompletionReport, Reservation, Voucher } from '../voucher/voucher.ts';
import { deadline, event, step } from './step.ts';

const schema = z.object({
  consultant: line,
  location: line,
  deliveryCountry: country,
  startDate: dayField,
  endDate: dayField,
  daysDelivered: wholeNumber(0, 1000),
  offSiteDays: wholeNumber(0, 1000),
  products: line,
  deliverableType: line,
  deliverableReference: reference,
  handedOverOn: dayField,
  summary: paragraph,
  nextSteps: paragraph,
  confirmationReference: optionalLine,
});

/** Step 6: the completion report (docs/programme-rules.md#completion-report). */
export const report = step({
  schema,
  right: 'report',
  from: ['person'],
  states: ['reserved'],
  offered: ({ reservation }, { today }) =>
    reservation !== undefined && reservation.endDate <= today && 'next',
  until: lastDayToRedeem,
  /** The report is due from the last day of the engagement, regardless of the expiry. */
  listedOn: ({ reservation }) => reservation?.endDate,
  checks: (voucher, input, context) => [
    ...stateChecks(voucher, 'report', ['reserved']),
    notExpiredCheck(voucher, context.today),
    ...(voucher.reservation ? contentChecks(voucher, voucher.reservation, input, context) : []),
  ],
  emits: ({ reservation }, input, context) =>
    reservation === undefined
      ? []
      : [
          {
            type: 'report-submitted',
            ...input,
            engagement: reservation.engagement,
            consultant: personIdOf(context.partner, input.consultant),
            submittedOn: context.today,
          },
        ],
  events: {
    'report-submitted': event<CompletionReport>({
      notice: 'step-taken',
      reversal: 'undo',
      part: 'report',
      evolve: (_voucher, report) => ({ status: 'reported', report }),
      facts: (report) => ({ days: report.daysDelivered, ...datesFacts(report) }),
    }),
  },
  deadlines: [
    deadline({
      kind: 'engagement-starts',
      states: ['reserved'],
      on: ({ reservation }) => reservation?.startDate,
      since: scheduledOn,
      before: 'beforeStart',
    }),
    deadline({
      kind: 'report-due',
      states: ['reserved'],
      on: ({ reservation }) => reservation?.endDate,
      isOpenLater: true,
      since: scheduledOn,
      after: 'afterEnd',
      toAdmins: { after: 'deadline', days: 'missed' },
    }),
  ],
});

function scheduledOn({ reservation }: Voucher): Day | undefined {
  return reservation?.scheduledOn;
}

function contentChecks(
  voucher: Voucher,
  reservation: Reservation,
  report: z.output<typeof schema>,
  context: Context,
): readonly Check[] {
  const { programme, today } = context;
  const engagement = engagementIn(programme, voucher.offer, reservation.engagement);
  const dates = [report.startDate, report.endDate];
  return [
    ...deliveryStandingChecks(voucher.offer, dates, context),
    ...(engagement ? engagementCompetencyChecks(engagement, dates, context) : []),
    ...consultantChecks(report.consultant, engagement, dates, context, reservation.consultant),
    ...locationChecks(report.location, report.deliveryCountry, context, reservation.location),
    ...datesChecks(voucher, report),
    ...completedChecks(reservation, report, today),
    ...deliveredDaysChecks(voucher, report),
    ...engagementLimitChecks(engagement, report.daysDelivered),
    offSiteCheck(report, programme),
    ...deliverableChecks(report, programme),
  ];
}
