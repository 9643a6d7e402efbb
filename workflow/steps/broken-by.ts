import { check, type Check } from '../kernel/checks.ts';
import type { Day } from '../kernel/day.ts';
import { coded, day as dayFact, money } from '../kernel/facts.ts';
import { decimalsOf, fitsCurrency } from '../kernel/money.ts';
import type { Context } from '../partner/context.ts';
import { assignmentChecks } from '../voucher/checks/assignment-checks.ts';
import { paidOf } from '../voucher/payment-amounts.ts';
import { unexpired, type PaymentRequest, type Voucher } from '../voucher/voucher.ts';
import { payment } from './payment.ts';
import { redeem } from './redeem.ts';
import { report } from './report.ts';
import { reserve } from './reserve.ts';

/**
 * The rules of the steps taken that a correction breaks: each step is judged again with the
 * corrected values, on its day. Rules that were broken before are not the correction's fault.
 */
export function brokenBy(before: Voucher, after: Voucher, context: Context): readonly Check[] {
  const broken = new Set(unmetOf(before, { ...context, claimHeldBy: undefined }).map(identity));
  const found = new Map<string, Check>();
  for (const one of unmetOf(after, context))
    if (!broken.has(identity(one))) found.set(identity(one), one);
  return [...found.values()];
}

const identity = ({ code, field = '' }: Check): string => `${code} ${field}`;

function unmetOf(voucher: Voucher, context: Context): readonly Check[] {
  return [
    ...assignmentChecks(voucher, context),
    ...dayChecks(voucher, context.today),
    ...stepChecks(voucher, context),
  ].filter(({ met }) => !met);
}

/**
 * The checks of each step taken, on its day. The rules about the state are broken before and after a
 * correction alike.
 */
function stepChecks(voucher: Voucher, context: Context): readonly Check[] {
  const { payment: request, redeemedOn, report: submitted, reservation } = voucher;
  const open = unexpired(voucher);
  const without = { confirmationReference: undefined };
  const on = (today: Day): Context => ({ ...context, today });
  return [
    ...(reservation
      ? reserve
          .checks(
            open,
            { ...reservation, ...without, reason: undefined, termsAccepted: true },
            on(reservation.reservedOn),
          )
          .map(ofReservation)
      : []),
    ...(submitted
      ? report.checks(open, { ...submitted, ...without }, on(submitted.submittedOn))
      : []),
    ...(redeemedOn === undefined ? [] : redeem.checks(open, without, on(redeemedOn))),
    ...(request
      ? payment.checks(
          { ...open, payment: undefined },
          { ...request, ...without },
          on(request.requestedOn),
        )
      : []),
    ...(request ? paidChecks(request) : []),
  ];
}

/** The request is not below the sum that was paid, which its currency can express. */
function paidChecks(request: PaymentRequest): readonly Check[] {
  const { amount, currency } = request;
  const paid = paidOf(request);
  return [
    check(
      'amount-covers-payments',
      paid <= amount,
      { asked: money(amount, currency), paid: money(paid, currency) },
      'amount',
    ),
    check(
      'amount-fits-currency',
      fitsCurrency(paid, currency),
      { amount: paid, currency, decimals: decimalsOf(currency) },
      'currency',
    ),
  ];
}

/** `reason` is the reason of the correction. */
const ofReservation = (one: Check): Check =>
  one.field === 'reason' ? { ...one, field: 'engagementReason' } : one;

/**
 * No step happened in the future, and each on the day of the step before it or later; a validation
 * can be later than the reservation.
 */
function dayChecks(voucher: Voucher, today: Day): readonly Check[] {
  const { assignedOn, payment: request, redeemedOn, report: submitted, reservation } = voucher;
  const later = [
    ['validated', voucher.validatedOn],
    ['reservation', reservation?.reservedOn],
    ['report', submitted?.submittedOn],
    ['redemption', redeemedOn],
    ['payment', request?.requestedOn],
    ['payment-status-changed', request?.statusOn],
  ] as const;
  const checks: Check[] = [];
  let last = { entry: 'registration', on: assignedOn };
  for (const [entry, on] of later) {
    if (on === undefined) continue;
    const facts = {
      entry: coded('entry', entry),
      on: dayFact(on),
      before: coded('entry', last.entry),
      beforeOn: dayFact(last.on),
    };
    checks.push(check('steps-in-order', last.on <= on, facts, 'onDate'));
    const days = { day: dayFact(on), today: dayFact(today) };
    checks.push(check('day-not-future', on <= today, days, 'onDate'));
    if (entry !== 'validated') last = { entry, on };
  }
  return checks;
}
