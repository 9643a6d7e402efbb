import { coded, dayOrNone, type Facts } from '../kernel/facts.ts';
import type { Context } from '../partner/context.ts';
import { stepOf, type VoucherAction } from '../steps/catalogue.ts';
import { lastDayToRequestPayment } from '../voucher/last-days.ts';
import { VOUCHER_STATUSES, type Voucher, type VoucherStatus } from '../voucher/voucher.ts';
import { possibleActions } from './offered-steps.ts';

/**
 * Why the voucher's state does not allow a step: `expired` · `already`: it is beyond the step ·
 * `too-early`: other steps come first · `engagement-runs`: until its last day · `requested`: the
 * payment is already requested · `payment-over`: the window has closed · `no-payment`: none is
 * requested · `closed`: nothing more comes · `no-entry`: nothing can be taken back.
 */
export type WhyNot =
  | 'expired'
  | 'already'
  | 'too-early'
  | 'engagement-runs'
  | 'requested'
  | 'payment-over'
  | 'no-payment'
  | 'closed'
  | 'no-entry';

export interface NotNow {
  readonly why: WhyNot;
  /** status, since (day, or empty), payment (its status), can (yes or empty: may correct it) */
  readonly facts: Facts;
}

/** Called for a step that is not possible now, of a voucher in its state of today. */
export function whyNotNow(action: VoucherAction, voucher: Voucher, context: Context): NotNow {
  const why = reasonOf(action, voucher);
  const facts = {
    status: coded('status', voucher.status),
    since: dayOrNone(sinceOf(why, voucher, context)),
    can: possibleActions(voucher, context).includes('correct') ? 'yes' : '',
    payment: coded('payment-status', voucher.payment?.status ?? 'requested'),
  };
  return { why, facts };
}

function reasonOf(action: VoucherAction, { payment, status }: Voucher): WhyNot {
  if (status === 'expired') return 'expired';
  const { states } = stepOf(action);
  if (!states.includes(status)) return isBefore(status, states) ? 'too-early' : 'already';
  switch (action) {
    case 'report':
      return 'engagement-runs';
    case 'payment':
      return payment === undefined || payment.status === 'rejected' ? 'payment-over' : 'requested';
    case 'payment-status':
      return payment === undefined ? 'no-payment' : 'closed';
    case 'undo':
      return 'no-entry';
    default:
      return 'closed';
  }
}

const isBefore = (status: VoucherStatus, states: readonly VoucherStatus[]): boolean =>
  states.every((one) => VOUCHER_STATUSES.indexOf(status) < VOUCHER_STATUSES.indexOf(one));

function sinceOf(why: WhyNot, voucher: Voucher, { programme }: Context) {
  const { expiresOn, payment, redeemedOn, report, reservation } = voucher;
  switch (why) {
    case 'expired':
      return expiresOn;
    case 'engagement-runs':
      return reservation?.endDate;
    case 'requested':
    case 'closed':
      return payment?.statusOn ?? payment?.requestedOn;
    case 'payment-over':
      return lastDayToRequestPayment(voucher, programme);
    case 'already':
    case 'too-early':
      return {
        reserved: reservation?.reservedOn,
        reported: report?.submittedOn,
        redeemed: redeemedOn,
      }[voucher.status as string];
    case 'no-payment':
    case 'no-entry':
      return undefined;
  }
}
