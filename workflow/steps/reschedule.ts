import { z } from 'zod';
import type { Check } from '../kernel/checks.ts';
import type { Day } from '../kernel/day.ts';
import { coded, datesFacts } from '../kernel/facts.ts';
import { dayField, line } from '../kernel/fields.ts';
import type { Context } from '../partner/context.ts';
import { personIdOf } from '../partner/team.ts';
import { engagementIn } from '../voucher/checks/engagement-checks.ts';
import { consultantCheck } from '../partner/standing-checks.ts';
import { consultantChecks } from '../voucher/checks/qualification-checks.ts';
import {
  calendarChecks,
  datesChecks,
  daysFitChecks,
  notExpiredCheck,
  startNotPastCheck,
  stateChecks,
} from '../voucher/checks/voucher-checks.ts';
import type { Reservation, Voucher } from '../voucher/voucher.ts';
import { event, step } from './step.ts';

const schema = z.object({ startDate: dayField, endDate: dayField, consultant: line });
type Schedule = z.output<typeof schema>;

/**
 * Changes the dates or the consultant of a reservation
 * (docs/programme-rules.md#dates-of-the-engagement).
 */
export const reschedule = step({
  schema,
  right: 'reschedule',
  from: ['person'],
  states: ['reserved'],
  offered: 'also',
  checks: (voucher, wanted, context) => [
    ...stateChecks(voucher, 'reschedule', ['reserved']),
    notExpiredCheck(voucher, context.today),
    ...(voucher.reservation ? scheduleChecks(voucher, voucher.reservation, wanted, context) : []),
  ],
  emits({ reservation }, { startDate, endDate, consultant }, context) {
    const wanted = { startDate, endDate, consultant: personIdOf(context.partner, consultant) };
    return reservation !== undefined && isUnchanged(reservation, wanted)
      ? []
      : [{ type: 'rescheduled', ...wanted, scheduledOn: context.today }];
  },
  events: {
    rescheduled: event<Pick<Reservation, keyof Schedule | 'scheduledOn'>>({
      notice: 'step-taken',
      reversal: 'undo',
      part: 'reservation',
      evolve: ({ reservation }, changes) =>
        reservation ? { reservation: { ...reservation, ...changes } } : {},
      facts: (changes) => ({
        ...datesFacts(changes),
        consultant: coded('person', changes.consultant),
      }),
    }),
  },
});

function scheduleChecks(
  voucher: Voucher,
  reservation: Reservation,
  { startDate, endDate, consultant }: Schedule,
  context: Context,
): readonly Check[] {
  const { programme, today } = context;
  const engagement = engagementIn(programme, voucher.offer, reservation.engagement);
  return [
    // A record that has ended keeps no engagement from being postponed; the report asks for it.
    ...(personIdOf(context.partner, consultant) === reservation.consultant
      ? [consultantCheck(context.partner, consultant, 'consultant')]
      : consultantChecks(consultant, engagement, [], context)),
    // A running engagement may be extended: only a changed start must not be in the past.
    ...(startDate === reservation.startDate ? [] : [startNotPastCheck(startDate, today)]),
    ...datesChecks(voucher, { startDate, endDate }),
    ...(isPlanned(reservation, { startDate, endDate }, today)
      ? daysFitChecks(voucher.serviceLevel, { startDate, endDate }, 'endDate')
      : []),
    ...calendarChecks(programme, 'redeem', endDate, 'endDate'),
  ];
}

/** An engagement that has begun may end early: its report states the days delivered. */
function isPlanned(
  reservation: Reservation,
  { startDate, endDate }: Omit<Schedule, 'consultant'>,
  today: Day,
): boolean {
  if (startDate !== reservation.startDate) return true;
  return endDate !== reservation.endDate && today < startDate;
}

function isUnchanged(reservation: Reservation, wanted: Schedule): boolean {
  return (
    reservation.startDate === wanted.startDate &&
    reservation.endDate === wanted.endDate &&
    reservation.consultant === wanted.consultant
  );
}
