import { z } from 'zod';
import { check } from '../kernel/checks.ts';
import { coded } from '../kernel/facts.ts';
import { optionalLine, optionalParagraph } from '../kernel/fields.ts';
import { PAYMENT_STATUSES, type PaymentRequest, type PaymentStatus } from '../voucher/voucher.ts';
import { event, step } from './step.ts';

/**
 * The statuses that can follow each status; `requested` to `paid` skips the approval
 * (docs/programme-rules.md#payment-status).
 */
const FOLLOWING: Readonly<Record<PaymentStatus, readonly PaymentStatus[]>> = {
  requested: ['action-required', 'approved', 'paid', 'rejected'],
  'action-required': ['requested', 'approved', 'paid', 'rejected'],
  approved: ['paid'],
  paid: [],
  rejected: [],
};

const schema = z.object({
  status: z.enum(PAYMENT_STATUSES),
  reference: optionalLine,
  reason: optionalParagraph,
});

interface StatusChanged {
  readonly status: PaymentStatus;
  readonly reference?: string;
  readonly reason?: string;
  /** True if the approval was skipped. */
  readonly gap: boolean;
}

/** Step 8: the status in the payment tool, from an event or entered by a person. */
export const paymentStatus = step({
  schema,
  right: 'payment-status',
  from: ['person', 'microsoft'],
  states: ['redeemed'],
  offered({ payment }) {
    if (payment === undefined) return false;
    if (payment.status === 'action-required') return 'next';
    return FOLLOWING[payment.status].length > 0 && 'also';
  },
  checks({ payment }, update) {
    if (payment === undefined) return [check('payment-requested', false)];
    if (isOutdated(payment, update)) return [];
    const [from, to] = [payment.status, update.status];
    const facts = { from: coded('payment-status', from), to: coded('payment-status', to) };
    const follows = from === to || FOLLOWING[from].includes(to);
    return [check('payment-status-follows', follows, facts, 'status')];
  },
  emits({ payment }, update) {
    if (payment === undefined || isOutdated(payment, update)) return [];
    const gap = update.status === 'paid' && !['approved', 'paid'].includes(payment.status);
    return [{ type: 'payment-status-changed', ...update, gap }];
  },
  events: {
    'payment-status-changed': event<StatusChanged>({
      evolve: ({ payment }, { status, reference, reason }) =>
        payment
          ? { payment: { ...payment, status, reference: reference ?? payment.reference, reason } }
          : {},
      facts: ({ status, reference = '', reason = '', gap }) => ({
        status: coded('payment-status', status),
        reference,
        reason,
        gap: gap ? 'yes' : 'no',
      }),
      notice: 'payment-status-changed',
    }),
  },
});

/** A repetition, or an approval that arrives after the payment. */
function isOutdated(payment: PaymentRequest, update: z.output<typeof schema>): boolean {
  if (payment.status === 'paid' && update.status === 'approved') return true;
  return (
    payment.status === update.status &&
    (update.reference === undefined || update.reference === payment.reference) &&
    (update.reason === undefined || update.reason === payment.reason)
  );
}
