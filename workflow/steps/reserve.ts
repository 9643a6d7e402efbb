import { z } from 'zod';
import { check } from '../kernel/checks.ts';
import { anyOf, coded, datesFacts, type Facts } from '../kernel/facts.ts';
import {
  customerAnswer,
  dayField,
  line,
  optionalCountry,
  optionalLine,
  optionalWords,
  yes,
} from '../kernel/fields.ts';
import { isLongEngagement } from '../programme/requirements.ts';
import { standingChecks } from '../partner/standing-checks.ts';
import { personIdOf } from '../partner/team.ts';
import {
  engagementChecks,
  engagementIn,
  longEngagementChecks,
  nearCustomerChecks,
} from '../voucher/checks/engagement-checks.ts';
import { locationChecks } from '../voucher/checks/place-checks.ts';
import {
  consultantChecks,
  engagementCompetencyChecks,
} from '../voucher/checks/qualification-checks.ts';
import {
  calendarChecks,
  datesChecks,
  daysFitChecks,
  notExpiredCheck,
  startNotPastCheck,
  stateChecks,
  validatedCheck,
} from '../voucher/checks/voucher-checks.ts';
import { lastDayToRedeem } from '../voucher/last-days.ts';
import { reservedCustomer } from '../voucher/near-customers.ts';
import type { NearCustomer, Reservation } from '../voucher/voucher.ts';
import { event, step } from './step.ts';

/** Step 5: reserves the voucher and schedules the engagement. */
export const reserve = step({
  schema: z.object({
    engagement: line,
    location: line,
    /** Absent: the customer's. */
    deliveryCountry: optionalCountry,
    consultant: line,
    startDate: dayField,
    endDate: dayField,
    termsAccepted: yes,
    reason: optionalWords,
    sameCustomer: customerAnswer,
    confirmationReference: optionalLine,
  }),
  right: 'reserve',
  from: ['person'],
  states: ['assigned'],
  beginsWith: 'validate',
  offered: ({ validatedOn }) => validatedOn !== undefined && 'next',
  until: lastDayToRedeem,
  /** Awaits the delivery by the consultant. */
  awaits({ reservation, status }, { actor }) {
    if (status !== 'reserved') return undefined;
    const isLed =
      actor.kind === 'person' &&
      reservation !== undefined &&
      [actor.personId, actor.formerId].includes(reservation.consultant);
    return {
      action: 'deliver',
      by: isLed ? 'you' : 'consultant',
      ...(reservation && { until: reservation.endDate }),
    };
  },
  /** The terms come last (docs/programme-rules.md#terms-of-the-reservation). */
  checks(voucher, wanted, context) {
    const { nearCustomers, programme, today } = context;
    const engagement = engagementIn(programme, voucher.offer, wanted.engagement);
    const { startDate, endDate } = wanted;
    return [
      ...stateChecks(voucher, 'reserve', ['assigned']),
      notExpiredCheck(voucher, today),
      validatedCheck(voucher),
      ...standingChecks(context, voucher.offer),
      ...engagementChecks(voucher, wanted.engagement, context),
      ...(engagement ? engagementCompetencyChecks(engagement, [], context) : []),
      ...locationChecks(
        wanted.location,
        wanted.deliveryCountry ?? voucher.customer.country,
        context,
      ),
      ...consultantChecks(wanted.consultant, engagement, [], context),
      startNotPastCheck(startDate, today),
      ...datesChecks(voucher, wanted),
      ...daysFitChecks(voucher.serviceLevel, wanted, 'endDate'),
      ...calendarChecks(programme, 'redeem', endDate, 'endDate'),
      ...(nearCustomers
        ? nearCustomerChecks(voucher, wanted.engagement, wanted.sameCustomer, nearCustomers)
        : []),
      ...longEngagementChecks(voucher, wanted.engagement, context),
      check('terms-accepted', wanted.termsAccepted, {}, 'termsAccepted'),
    ];
  },
  emits(voucher, { termsAccepted: _terms, sameCustomer, ...reservation }, context) {
    const { nearCustomers = [], partner, programme, today } = context;
    const consultant = personIdOf(partner, reservation.consultant);
    const { engagement } = reservation;
    return [
      {
        type: 'reserved',
        ...reservation,
        consultant,
        reservedOn: today,
        scheduledOn: today,
        ...(isLongEngagement(voucher, programme) &&
          reservedCustomer(voucher, nearCustomers, engagement, sameCustomer)),
      },
    ];
  },
  events: {
    reserved: event<Reservation>({
      notice: 'step-taken',
      reversal: 'undo',
      part: 'reservation',
      evolve: (_voucher, reservation) => ({ status: 'reserved', reservation }),
      facts: (reservation) => ({
        engagement: coded('engagement', reservation.engagement),
        country:
          reservation.deliveryCountry === undefined
            ? ''
            : coded('country', reservation.deliveryCountry),
        ...datesFacts(reservation),
        consultant: coded('person', reservation.consultant),
        ...(reservation.near && answerFacts(reservation.near, reservation.sameAs)),
      }),
    }),
  },
});

/** The answer to the question about customers with a similar name or address. */
function answerFacts(near: readonly NearCustomer[], sameAs: string | undefined): Facts {
  return sameAs === undefined
    ? { otherThan: anyOf(near.map(({ organisation }) => organisation)) }
    : { sameAs };
}
