import { when, type Check, type Decision } from '../../kernel/checks.ts';
import type { Context } from '../../partner/context.ts';
import { engagementIn } from '../checks/engagement-checks.ts';
import { mayCommandCheck } from '../checks/may-command.ts';
import {
  consultantChecks,
  consultantId,
  engagementCompetencyChecks,
} from '../checks/qualification-checks.ts';
import { datesChecks, startNotPastCheck } from '../checks/schedule-checks.ts';
import { calendarChecks, notExpiredCheck, stateChecks } from '../checks/voucher-checks.ts';
import type { VoucherCommandOf } from '../commands.ts';
import type { VoucherEvent } from '../events.ts';
import type { Reservation, Voucher } from '../voucher.ts';

type Wanted = Pick<Reservation, 'startDate' | 'endDate' | 'consultant'>;

/**
 * The dates, or who leads it, change after reserving
 * (docs/programme-rules.md#dates-of-the-engagement).
 */
export function rescheduleEngagement(
  voucher: Voucher,
  command: VoucherCommandOf<'reschedule'>,
  context: Context,
): Decision<VoucherEvent> {
  const { startDate, endDate } = command;
  const wanted = { startDate, endDate, consultant: consultantId(command.consultant, context) };
  const { reservation } = voucher;
  const checks = [
    mayCommandCheck('reschedule', voucher, context),
    ...stateChecks(voucher, 'reschedule', ['reserved']),
    notExpiredCheck(voucher, context.today),
    ...(reservation ? scheduleChecks(voucher, reservation, wanted, context) : []),
  ];
  return when(checks, () =>
    reservation !== undefined && isUnchanged(reservation, wanted)
      ? []
      : [{ type: 'rescheduled', ...wanted, scheduledOn: context.today }],
  );
}

function scheduleChecks(
  voucher: Voucher,
  reservation: Reservation,
  wanted: Wanted,
  context: Context,
): readonly Check[] {
  const { programme, today } = context;
  const engagement = engagementIn(programme, voucher.offer, reservation.engagement);
  const dates = [wanted.startDate, wanted.endDate];
  // An engagement under way may end later than planned; only a new start must lie ahead.
  const begins =
    wanted.startDate === reservation.startDate ? [] : [startNotPastCheck(wanted.startDate, today)];
  return [
    ...(engagement ? engagementCompetencyChecks(engagement, dates, context) : []),
    ...consultantChecks(wanted.consultant, engagement, dates, context),
    ...begins,
    ...datesChecks(voucher, wanted),
    ...calendarChecks(programme, 'redeem', wanted.endDate, 'endDate'),
  ];
}

function isUnchanged(reservation: Reservation, wanted: Wanted): boolean {
  return (
    reservation.startDate === wanted.startDate &&
    reservation.endDate === wanted.endDate &&
    reservation.consultant === wanted.consultant
  );
}
