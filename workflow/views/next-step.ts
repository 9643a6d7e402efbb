import type { Context } from '../partner/context.ts';
import { type Day } from '../kernel/day.ts';
import { lastDayToRedeem, lastDayToRequestPayment } from '../voucher/deadlines.ts';
import { mayAct } from '../partner/permissions.ts';
import { isRequired } from '../programme/requirements.ts';
import type { Voucher } from '../voucher/voucher.ts';
import { stepActions, type VoucherAction } from './voucher-actions.ts';

/** What comes next with a voucher, who does it, and its last day. */
export interface NextStep {
  /** `deliver`: the engagement itself · `await-payment`: Microsoft has the request. */
  readonly action: VoucherAction | 'deliver' | 'await-payment';
  readonly by: 'you' | 'assignee' | 'consultant' | 'admin' | 'customer' | 'microsoft';
  readonly until?: Day;
}

/**
 * The day to put a task by: a report is outstanding from the engagement's last day on, whatever is
 * left of the voucher's life; what has no last day comes at the end.
 */
export function dueOn({ reservation }: Voucher, { action, until }: NextStep): Day {
  return (action === 'report' ? reservation?.endDate : until) ?? '9999-12-31';
}

/** None when it is paid, has expired, or its time for a payment request is over. */
export function nextStep(voucher: Voucher, context: Context): NextStep | undefined {
  const { programme } = context;
  const first = stepActions(voucher, context)[0];
  switch (voucher.status) {
    case 'assigned':
      return by(voucher, context, first, lastDayToRedeem(voucher, programme));
    case 'reserved':
      return first === 'report'
        ? by(voucher, context, first, lastDayToRedeem(voucher, programme))
        : delivery(voucher, context);
    case 'reported':
      return by(voucher, context, first, lastDayToRedeem(voucher, programme));
    case 'redeemed':
      return payment(voucher, context, first);
    case 'expired':
      return undefined;
  }
}

function payment(
  voucher: Voucher,
  context: Context,
  first: VoucherAction | undefined,
): NextStep | undefined {
  const status = voucher.payment?.status;
  if (status === 'requested' || status === 'approved')
    return { action: 'await-payment', by: 'microsoft' };
  if (first !== 'payment') return by(voucher, context, first, undefined);
  const until = lastDayToRequestPayment(voucher, context.programme);
  if (!savbSettled(context) && !mayAct(context.actor, 'confirm-savb', context.programme, voucher))
    return withUntil({ action: first, by: 'admin' }, until);
  return by(voucher, context, first, until);
}

/** The engagement itself, by the consultant who leads it. */
function delivery({ reservation }: Voucher, { actor }: Context): NextStep {
  const led = actor.kind === 'person' && reservation?.consultant === actor.personId;
  return withUntil({ action: 'deliver', by: led ? 'you' : 'consultant' }, reservation?.endDate);
}

/** By the reader where she may, else by whom it belongs to. */
function by(
  voucher: Voucher,
  { actor, programme }: Context,
  action: VoucherAction | undefined,
  until: Day | undefined,
): NextStep | undefined {
  if (action === undefined) return undefined;
  const { personId, email } = voucher.assignee;
  const known = personId !== undefined || email !== undefined;
  const who = mayAct(actor, action, programme, voucher) ? 'you' : known ? 'assignee' : 'admin';
  return withUntil({ action, by: who }, until);
}

/** Whether the one-time registration with the payment tool stands in nobody's way. */
function savbSettled({ partner, programme, today }: Context): boolean {
  return (
    partner.savbRegistration !== undefined || !isRequired(programme, 'savbRegistration', today)
  );
}

function withUntil(step: NextStep, until: Day | undefined): NextStep {
  return until === undefined ? step : { ...step, until };
}
