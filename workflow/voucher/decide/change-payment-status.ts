import { check, when, type Check, type Decision } from '../../kernel/checks.ts';
import type { Context } from '../../partner/context.ts';
import { coded } from '../../kernel/facts.ts';
import { mayCommandCheck } from '../checks/may-command.ts';
import type { VoucherCommandOf } from '../commands.ts';
import type { VoucherEvent } from '../events.ts';
import type { PaymentRequest, PaymentStatus, Voucher } from '../voucher.ts';

/**
 * What may follow on a status; `paid` straight away skips the approval
 * (docs/programme-rules.md#payment-status).
 */
const FOLLOWING: Readonly<Record<PaymentStatus, readonly PaymentStatus[]>> = {
  requested: ['action-required', 'approved', 'paid', 'rejected'],
  'action-required': ['requested', 'approved', 'paid', 'rejected'],
  approved: ['paid'],
  paid: [],
  rejected: [],
};

/** What the payment tool says of a request, told by event or read there by a person. */
export function changePaymentStatus(
  voucher: Voucher,
  command: VoucherCommandOf<'payment-status'>,
  context: Context,
): Decision<VoucherEvent> {
  const { payment } = voucher;
  const { status, reference, reason } = command;
  const may = mayCommandCheck('payment-status', voucher, context);
  if (payment === undefined)
    return when<VoucherEvent>([may, check('payment-requested', false)], () => []);
  if (isOldNews(payment, command)) return when<VoucherEvent>([may], () => []);
  return when([may, followsCheck(payment.status, status)], () => [
    {
      type: 'payment-status-changed',
      status,
      reference,
      reason,
      gap: status === 'paid' && payment.status !== 'approved' && payment.status !== 'paid',
    },
  ]);
}

/** Which statuses may be recorded now: what a form offers. */
export function followingPaymentStatuses({ payment }: Voucher): readonly PaymentStatus[] {
  return payment === undefined ? [] : FOLLOWING[payment.status];
}

function followsCheck(from: PaymentStatus, to: PaymentStatus): Check {
  const facts = { from: coded('payment-status', from), to: coded('payment-status', to) };
  return check(
    'payment-status-follows',
    from === to || FOLLOWING[from].includes(to),
    facts,
    'status',
  );
}

/** The same again, or an approval that arrives after the payment it preceded. */
function isOldNews(payment: PaymentRequest, told: VoucherCommandOf<'payment-status'>): boolean {
  if (payment.status === 'paid' && told.status === 'approved') return true;
  return (
    payment.status === told.status &&
    (told.reference === undefined || told.reference === payment.reference) &&
    (told.reason === undefined || told.reason === payment.reason)
  );
}
