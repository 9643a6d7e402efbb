import type { Context } from '../partner/context.ts';
import { lastDayToRequestPayment } from '../voucher/deadlines.ts';
import { mayAct } from '../partner/permissions.ts';
import { followingPaymentStatuses } from '../voucher/decide/change-payment-status.ts';
import type { Voucher } from '../voucher/voucher.ts';

export type VoucherAction =
  | 'validate'
  | 'reserve'
  | 'report'
  | 'redeem'
  | 'payment'
  | 'payment-status'
  | 'reschedule'
  | 'release'
  | 'handover';

/** What the actor may do with the voucher now, the most important first. */
export function possibleActions(voucher: Voucher, context: Context): readonly VoucherAction[] {
  return [...stepActions(voucher, context), ...handover(voucher)].filter((action) =>
    mayAct(context.actor, action, context.programme, voucher),
  );
}

/** What the state and the day allow; whether it is also right, the desk decides. */
export function stepActions(
  voucher: Voucher,
  { programme, today }: Context,
): readonly VoucherAction[] {
  const { status, reservation, validatedOn } = voucher;
  switch (status) {
    case 'assigned':
      return validatedOn === undefined ? ['validate'] : ['reserve', 'validate'];
    case 'reserved': {
      const ended = reservation !== undefined && reservation.endDate <= today;
      return ended ? ['report', 'reschedule', 'release'] : ['reschedule', 'release'];
    }
    case 'reported':
      return ['redeem'];
    case 'redeemed':
      return paymentActions(voucher, { programme, today });
    case 'expired':
      return [];
  }
}

/** A request that was sent back can be answered in the tool, or made anew. */
function paymentActions(
  voucher: Voucher,
  { programme, today }: Pick<Context, 'programme' | 'today'>,
): readonly VoucherAction[] {
  if (voucher.payment?.status === 'action-required') return ['payment-status', 'payment'];
  const lastDay = lastDayToRequestPayment(voucher, programme);
  if (lastDay !== undefined) return today <= lastDay ? ['payment'] : [];
  return followingPaymentStatuses(voucher).length > 0 ? ['payment-status'] : [];
}

/** Not of what is over for good. */
function handover({ status, payment }: Voucher): readonly VoucherAction[] {
  return status === 'expired' || payment?.status === 'paid' ? [] : ['handover'];
}
