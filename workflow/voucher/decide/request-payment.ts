import { check, when, type Check, type Decision } from '../../kernel/checks.ts';
import type { Context } from '../../partner/context.ts';
import { anyOf, coded, day as dayFact } from '../../kernel/facts.ts';
import { isRequired } from '../../programme/requirements.ts';
import { mayCommandCheck } from '../checks/may-command.ts';
import { calendarChecks } from '../checks/voucher-checks.ts';
import type { VoucherCommandOf } from '../commands.ts';
import type { VoucherEvent } from '../events.ts';
import { paymentWindowEnd } from '../payment-window.ts';
import type { Voucher } from '../voucher.ts';

/** Everything a payment request looks at, met or not, in the order in which it is shown. */
export function paymentChecks(
  voucher: Voucher,
  { currency }: Pick<VoucherCommandOf<'payment'>, 'currency'>,
  context: Context,
): readonly Check[] {
  const { currencies } = context.programme;
  return [
    mayCommandCheck('payment', voucher, context),
    check('redeemed', voucher.status === 'redeemed', { status: coded('status', voucher.status) }),
    ...requestableChecks(voucher),
    ...windowChecks(voucher, context),
    ...savbChecks(context),
    check(
      'currency-known',
      currencies.includes(currency),
      { currency, currencies: anyOf(currencies) },
      'currency',
    ),
  ];
}

/** Step 8: the invoice for the payment tool (docs/programme-rules.md#payment-request). */
export function requestPayment(
  voucher: Voucher,
  command: VoucherCommandOf<'payment'>,
  context: Context,
): Decision<VoucherEvent> {
  return when(paymentChecks(voucher, command, context), () => {
    const { invoiceNumber, amount, currency, confirmationReference: reference } = command;
    return [
      {
        type: 'payment-requested',
        invoiceNumber,
        amount,
        currency,
        requestedOn: context.today,
        reference,
      },
    ];
  });
}

/** Not asked for yet, rejected, or sent back to be completed. */
function requestableChecks({ payment }: Voucher): readonly Check[] {
  if (payment === undefined) return [];
  const met = payment.status === 'rejected' || payment.status === 'action-required';
  const facts = { status: coded('payment-status', payment.status) };
  return [check('payment-may-be-requested', met, facts)];
}

/** A request that was made in time and sent back is not bound by the window again. */
function windowChecks(
  { redeemedOn, payment }: Voucher,
  { programme, today }: Context,
): readonly Check[] {
  if (redeemedOn === undefined || payment?.status === 'action-required') return [];
  const lastDay = paymentWindowEnd(redeemedOn, programme);
  const facts = {
    redeemedOn: dayFact(redeemedOn),
    lastDay: dayFact(lastDay),
    today: dayFact(today),
  };
  return [
    check('within-payment-window', today <= lastDay, facts),
    ...calendarChecks(programme, 'payment', today),
  ];
}

/**
 * The one-time registration of the company with the payment tool
 * (docs/programme-rules.md#savb-registration).
 */
function savbChecks({ partner, programme, today }: Context): readonly Check[] {
  return isRequired(programme, 'savbRegistration', today)
    ? [check('savb-registered', partner.savbRegistration !== undefined)]
    : [];
}
