import { z } from 'zod';
import { check, type Check } from '../kernel/checks.ts';
import { anyOf, coded, day, money } from '../kernel/facts.ts';
import { amount, line, optionalLine } from '../kernel/fields.ts';
import { decimalsOf, fitsCurrency } from '../kernel/money.ts';
import type { Context } from '../partner/context.ts';
import { savbOf } from '../partner/savb.ts';
import { mayAct } from '../partner/permissions.ts';
import { isRequired } from '../programme/requirements.ts';
import { calendarChecks } from '../voucher/checks/voucher-checks.ts';
import { lastDayToRequestPayment, paymentWindowEnd } from '../voucher/last-days.ts';
import type { PaymentRequest, Voucher } from '../voucher/voucher.ts';
import { deadline, event, step } from './step.ts';

type Requested = Pick<
  PaymentRequest,
  'invoiceNumber' | 'amount' | 'currency' | 'requestedOn' | 'reference'
>;

/** Step 8: the invoice for the payment tool (docs/programme-rules.md#payment-request). */
export const payment = step({
  schema: z.object({
    invoiceNumber: line,
    amount,
    currency: z
      .string()
      .trim()
      .toUpperCase()
      .regex(/^[A-Z]{3}$/u),
    confirmationReference: optionalLine,
  }),
  right: 'payment',
  from: ['person'],
  freesParked: true,
  states: ['redeemed'],
  /** A returned request can be completed in the payment tool or submitted again. */
  offered(voucher, { programme, today }) {
    if (voucher.payment?.status === 'action-required') return 'also';
    const lastDay = lastDayToRequestPayment(voucher, programme);
    return lastDay !== undefined && today <= lastDay && 'next';
  },
  until: lastDayToRequestPayment,
  /** An admin must confirm the one-time registration with the payment tool first. */
  waitsFor(voucher, { actor, partner, programme, today }) {
    const isRegistered =
      savbOf(partner, voucher.offer) !== undefined ||
      !isRequired(programme, 'savbRegistration', today);
    return isRegistered || mayAct(actor, 'confirm-savb', programme, voucher) ? undefined : 'admin';
  },
  awaits: (voucher) =>
    voucher.payment?.status === 'requested' || voucher.payment?.status === 'approved'
      ? { action: 'await-payment', by: 'microsoft' }
      : undefined,
  checks: (voucher, { amount, currency }, context) => [
    ...requestChecks(voucher, context),
    check(
      'currency-known',
      context.programme.currencies.includes(currency),
      { currency, currencies: anyOf(context.programme.currencies) },
      'currency',
    ),
    check(
      'amount-fits-currency',
      fitsCurrency(amount, currency),
      { amount, currency, decimals: decimalsOf(currency) },
      'amount',
    ),
  ],
  forSeveral: requestChecks,
  emits: (_voucher, { confirmationReference: reference, ...invoice }, { today }) => [
    { type: 'payment-requested', ...invoice, requestedOn: today, reference },
  ],
  events: {
    'payment-requested': event<Requested>({
      notice: 'step-taken',
      reversal: 'undo',
      part: 'payment',
      evolve: (_voucher, request) => ({ payment: { ...request, status: 'requested' } }),
      facts: ({ invoiceNumber, amount, currency }) => ({
        invoice: invoiceNumber,
        amount: money(amount, currency),
      }),
    }),
  },
  deadlines: [
    deadline({
      kind: 'payment-due',
      states: ['redeemed'],
      on: lastDayToRequestPayment,
      since: ({ redeemedOn }) => redeemedOn,
      before: 'beforePaymentWindowEnds',
      toAdmins: { after: 'deadline', days: 'missed' },
    }),
  ],
});

function requestChecks(voucher: Voucher, context: Context): readonly Check[] {
  return [
    check('redeemed', voucher.status === 'redeemed', { status: coded('status', voucher.status) }),
    ...requestableChecks(voucher),
    ...windowChecks(voucher, context),
    ...savbChecks(voucher, context),
  ];
}

/** Payment was not requested yet, or the request was rejected or returned. */
function requestableChecks({ payment }: Voucher): readonly Check[] {
  if (payment === undefined) return [];
  const met = payment.status === 'rejected' || payment.status === 'action-required';
  const facts = { status: coded('payment-status', payment.status) };
  return [check('payment-may-be-requested', met, facts)];
}

/** A returned request was made in time; the window no longer applies. */
function windowChecks(
  { redeemedOn, payment }: Voucher,
  { programme, today }: Context,
): readonly Check[] {
  if (redeemedOn === undefined || payment?.status === 'action-required') return [];
  const lastDay = paymentWindowEnd(redeemedOn, programme);
  const facts = { redeemedOn: day(redeemedOn), lastDay: day(lastDay), today: day(today) };
  return [
    check('within-payment-window', today <= lastDay, facts),
    ...calendarChecks(programme, 'payment', today),
  ];
}

/**
 * The partner is registered with the payment tool for the offer
 * (docs/programme-rules.md#savb-registration).
 */
function savbChecks(
  { offer }: Pick<Voucher, 'offer'>,
  { partner, programme, today }: Context,
): readonly Check[] {
  return isRequired(programme, 'savbRegistration', today)
    ? [
        check('savb-registered', savbOf(partner, offer) !== undefined, {
          offer: coded('offer', offer),
        }),
      ]
    : [];
}
