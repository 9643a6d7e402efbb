import { z } from 'zod';
import { check, type Check } from '../kernel/checks.ts';
import type { Day } from '../kernel/day.ts';
import { coded, money } from '../kernel/facts.ts';
import { amount, dayOrMoment, optionalLine, optionalParagraph, tick } from '../kernel/fields.ts';
import { decimalsOf, fitsCurrency } from '../kernel/money.ts';
import type { Context } from '../partner/context.ts';
import { mayActOnAny } from '../partner/permissions.ts';
import { dayOf } from '../voucher/assigned-facts.ts';
import { paidOf } from '../voucher/payment-amounts.ts';
import { PAYMENT_STATUSES, type PaymentRequest, type PaymentStatus } from '../voucher/voucher.ts';
import { deadline, event, step } from './step.ts';

/**
 * The statuses that can follow each status; `requested` to `paid` skips the approval. An admin may
 * record any (docs/programme-rules.md#payment-status).
 */
const FOLLOWING: Readonly<Record<PaymentStatus, readonly PaymentStatus[]>> = {
  requested: ['action-required', 'approved', 'paid', 'rejected'],
  'action-required': ['requested', 'approved', 'paid', 'rejected'],
  approved: ['paid'],
  paid: [],
  rejected: [],
};

/** The statuses with which a sum was paid, and those that close the difference to the one requested. */
const PAYING: readonly PaymentStatus[] = ['approved', 'paid', 'action-required'];
const CLOSING: readonly PaymentStatus[] = ['approved', 'paid'];

const schema = z.object({
  status: z.enum(PAYMENT_STATUSES),
  reference: optionalLine,
  reason: optionalParagraph,
  /** The sum of all payments so far. */
  amountPaid: z
    .union([z.literal('').transform(() => undefined), amount])
    .optional()
    .describe('number'),
  currency: z
    .string()
    .trim()
    .toUpperCase()
    .regex(/^[A-Z]{3}$/u)
    .optional(),
  /** The rest will not be paid: an admin closes the request. */
  differenceClosed: tick,
  /** When it happened, from an event. */
  occurredAt: dayOrMoment.optional(),
});
type Update = z.output<typeof schema>;

interface StatusChanged {
  readonly status: PaymentStatus;
  readonly reference?: string;
  readonly reason?: string;
  /** True if a status before it was skipped. */
  readonly gap: boolean;
  /** The sum paid so far, if stated. */
  readonly amountPaid?: number;
  readonly differenceClosed?: boolean;
  /** The sum requested and its currency, if a sum was paid. */
  readonly requested?: { readonly amount: number; readonly currency: string };
  /** Absent in events of earlier builds. */
  readonly on?: Day;
}

/** Step 8: the status in the payment tool, from an event or entered by a person. */
export const paymentStatus = step({
  schema,
  right: 'payment-status',
  from: ['person', 'microsoft'],
  states: ['redeemed'],
  offered({ payment }, { actor, programme }) {
    if (payment === undefined) return false;
    if (payment.status === 'action-required') return 'next';
    const isAdmin = mayActOnAny(actor, 'payment-status', programme);
    return (isAdmin || FOLLOWING[payment.status].length > 0) && 'also';
  },
  checks({ payment }, update, context) {
    if (payment === undefined) return [check('payment-requested', false)];
    const currency = update.currency ?? payment.currency;
    const facts = { currency, requested: payment.currency };
    const matches = check('payment-currency-matches', currency === payment.currency, facts);
    if (!matches.met) return [matches];
    if (isOutdated(payment, update, context)) return [];
    return [
      matches,
      followsCheck(payment, update, context),
      ...amountChecks(payment, update, context),
    ];
  },
  emits({ payment }, update, context) {
    if (payment === undefined || isOutdated(payment, update, context)) return [];
    const { amountPaid, differenceClosed, reason, reference } = update;
    const status = statusAfter(payment, update);
    const { amount, currency } = payment;
    const on = happenedOn(update, context);
    return [
      {
        type: 'payment-status-changed',
        status,
        reference,
        reason,
        gap: isGap(payment.status, status),
        ...(amountPaid !== undefined && { amountPaid }),
        ...(differenceClosed && { differenceClosed }),
        ...((amountPaid !== undefined || differenceClosed) && { requested: { amount, currency } }),
        on,
        ...(on !== context.today && { onDate: on }),
      },
    ];
  },
  events: {
    'payment-status-changed': event<StatusChanged>({
      reversal: 'undo-of-person',
      evolve: ({ payment }, changed) => (payment ? { payment: updated(payment, changed) } : {}),
      facts: ({ amountPaid, gap, reason = '', reference = '', requested, status, ...rest }) => ({
        status: coded('payment-status', status),
        reference,
        reason,
        gap: gap ? 'yes' : 'no',
        paid:
          amountPaid === undefined || requested === undefined
            ? ''
            : money(amountPaid, requested.currency),
        asked: requested === undefined ? '' : money(requested.amount, requested.currency),
        closed: rest.differenceClosed ? 'yes' : 'no',
      }),
      notice: 'payment-status-changed',
    }),
  },
  deadlines: [
    deadline({
      kind: 'payment-question',
      states: ['redeemed'],
      on: ({ payment }) => statusSince(payment, ['action-required']),
      isOpenLater: true,
      after: 'paymentQuestion',
    }),
    deadline({
      kind: 'payment-without-news',
      states: ['redeemed'],
      on: ({ payment }) => statusSince(payment, ['requested', 'approved']),
      isOpenLater: true,
      after: 'paymentWithoutNews',
    }),
  ],
});

/** The day since which the payment has one of the statuses. */
function statusSince(
  payment: PaymentRequest | undefined,
  statuses: readonly PaymentStatus[],
): Day | undefined {
  if (payment === undefined || !statuses.includes(payment.status)) return undefined;
  return payment.statusOn ?? payment.requestedOn;
}

/**
 * A payment in part stays approved until the sum is reached or the difference is closed
 * (docs/programme-rules.md#payment-in-part).
 */
function statusAfter(payment: PaymentRequest, update: Update): PaymentStatus {
  const { amountPaid, differenceClosed, status } = update;
  if (status !== 'approved' && status !== 'paid') return status;
  if (differenceClosed) return 'paid';
  if (amountPaid === undefined) return status;
  return amountPaid >= payment.amount ? 'paid' : 'approved';
}

function updated(payment: PaymentRequest, changed: StatusChanged): PaymentRequest {
  const { amountPaid, differenceClosed, on, reason, reference, status } = changed;
  const isAll = status === 'rejected' || (status === 'paid' && !differenceClosed);
  return {
    ...payment,
    status,
    reference: reference ?? payment.reference,
    reason,
    amountPaid: amountPaid ?? (isAll ? undefined : payment.amountPaid),
    differenceClosed,
    statusOn: on,
  };
}

function followsCheck(payment: PaymentRequest, update: Update, { actor, programme }: Context) {
  const [from, to] = [payment.status, statusAfter(payment, update)];
  const facts = { from: coded('payment-status', from), to: coded('payment-status', to) };
  const follows = from === to || FOLLOWING[from].includes(to);
  const isDecided = actor.kind === 'microsoft' && isGap(from, to);
  const met = follows || isDecided || mayActOnAny(actor, 'payment-status', programme);
  return check('payment-status-follows', met, facts, 'status');
}

/** A payment without an approval, or Microsoft's approval after its rejection. */
const isGap = (from: PaymentStatus, to: PaymentStatus): boolean =>
  (to === 'paid' && !['approved', 'paid'].includes(from)) ||
  (to === 'approved' && from === 'rejected');

/** At most the sum requested; only an admin records less than before, or closes a difference. */
function amountChecks(
  payment: PaymentRequest,
  { amountPaid, differenceClosed, reason, status: stated }: Update,
  { actor, programme }: Context,
): readonly Check[] {
  const isAdmin = mayActOnAny(actor, 'payment-status', programme);
  const { amount, currency } = payment;
  const before = payment.status === 'paid' ? 0 : paidOf(payment);
  const least = isAdmin ? 0 : before;
  const facts = {
    asked: money(amount, currency),
    paid: before === 0 ? '' : money(before, currency),
  };
  const status = coded('payment-status', stated);
  const [fitting, what] = differenceClosed ? [CLOSING, 'difference'] : [PAYING, 'amount'];
  // Microsoft's messages are recorded as they are.
  const isEntered = actor.kind === 'person' && (amountPaid !== undefined || differenceClosed);
  return [
    ...(isEntered
      ? [check('amount-paid-belongs', fitting.includes(stated), { status, what }, 'status')]
      : []),
    ...(amountPaid === undefined
      ? []
      : [
          check(
            'amount-fits-currency',
            fitsCurrency(amountPaid, currency),
            { amount: amountPaid, currency, decimals: decimalsOf(currency) },
            'amountPaid',
          ),
          check(
            'amount-paid-fits',
            least <= amountPaid && amountPaid <= amount,
            facts,
            'amountPaid',
          ),
        ]),
    ...(differenceClosed
      ? [
          check('difference-closed-by-admin', isAdmin, {}, 'differenceClosed'),
          check('difference-reason-given', reason !== undefined, {}, 'reason'),
          check('part-is-paid', (amountPaid ?? before) > 0, {}, 'amountPaid'),
        ]
      : []),
  ];
}

/** A repetition, or an approval that arrives after the payment. */
function isOutdated(payment: PaymentRequest, update: Update, context: Context): boolean {
  const { actor, programme } = context;
  const status = statusAfter(payment, update);
  const isAdmin = mayActOnAny(actor, 'payment-status', programme);
  if (payment.status === 'paid' && status === 'approved' && !isAdmin) return true;
  return (
    payment.status === status &&
    (update.reference === undefined || update.reference === payment.reference) &&
    (update.reason === undefined || update.reason === payment.reason) &&
    (update.amountPaid === undefined || update.amountPaid === paidOf(payment)) &&
    (!update.differenceClosed || payment.differenceClosed === true)
  );
}

/** An event can be ahead of our clock. */
function happenedOn({ occurredAt }: Update, context: Context): Day {
  const { actor, today } = context;
  // A person states the day by `onDate`, which is checked.
  const isStated = occurredAt !== undefined && actor.kind !== 'person';
  const on = isStated ? dayOf(occurredAt, context) : today;
  return on < today ? on : today;
}
