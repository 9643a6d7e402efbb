import { check, when, type Check, type Decision } from '../../kernel/checks.ts';
import type { Context } from '../../partner/context.ts';
import { companyChecks } from '../../partner/standing-checks.ts';
import {
  engagementChecks,
  engagementIn,
  longEngagementChecks,
} from '../checks/engagement-checks.ts';
import { mayCommandCheck } from '../checks/may-command.ts';
import { locationChecks } from '../checks/place-checks.ts';
import {
  consultantChecks,
  consultantId,
  engagementCompetencyChecks,
} from '../checks/qualification-checks.ts';
import { datesChecks, startNotPastCheck } from '../checks/schedule-checks.ts';
import {
  calendarChecks,
  notExpiredCheck,
  stateChecks,
  validatedCheck,
} from '../checks/voucher-checks.ts';
import type { VoucherCommandOf } from '../commands.ts';
import type { VoucherEvent } from '../events.ts';
import type { Voucher } from '../voucher.ts';

interface WantedReservation extends Pick<
  VoucherCommandOf<'reserve'>,
  'engagement' | 'location' | 'consultant' | 'startDate' | 'endDate'
> {
  readonly termsAccepted: boolean;
}

/**
 * Everything a reservation looks at, met or not, in the order in which it is shown; last the terms
 * (docs/programme-rules.md#terms-of-the-reservation).
 */
export function reservationChecks(
  voucher: Voucher,
  wanted: WantedReservation,
  context: Context,
): readonly Check[] {
  const { programme, today } = context;
  const engagement = engagementIn(programme, voucher.offer, wanted.engagement);
  const { startDate, endDate } = wanted;
  const dates = [startDate, endDate];
  return [
    mayCommandCheck('reserve', voucher, context),
    ...stateChecks(voucher, 'reserve', ['assigned']),
    notExpiredCheck(voucher, today),
    validatedCheck(voucher),
    ...companyChecks(context, voucher.offer),
    ...engagementChecks(voucher, wanted.engagement, context),
    ...(engagement ? engagementCompetencyChecks(engagement, [today, ...dates], context) : []),
    ...locationChecks(wanted.location, voucher.customer.country, context),
    ...consultantChecks(wanted.consultant, engagement, dates, context),
    startNotPastCheck(startDate, today),
    ...datesChecks(voucher, wanted),
    ...calendarChecks(programme, 'redeem', endDate, 'endDate'),
    ...longEngagementChecks(voucher, wanted.engagement, context),
    check('terms-accepted', wanted.termsAccepted, {}, 'termsAccepted'),
  ];
}

/** Step 5: the voucher is reserved and the engagement scheduled. */
export function reserveVoucher(
  voucher: Voucher,
  command: VoucherCommandOf<'reserve'>,
  context: Context,
): Decision<VoucherEvent> {
  return when(reservationChecks(voucher, command, context), () => {
    const { name: _name, termsAccepted: _terms, ...reservation } = command;
    const { today } = context;
    const consultant = consultantId(command.consultant, context);
    return [
      { type: 'reserved', ...reservation, consultant, reservedOn: today, scheduledOn: today },
    ];
  });
}
