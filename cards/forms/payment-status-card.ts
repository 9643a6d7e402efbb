import type { Day } from '../../workflow/kernel/day.ts';
import { coded } from '../../workflow/kernel/facts.ts';
import { LIMITS } from '../../workflow/kernel/fields.ts';
import { isPaidInPart } from '../../workflow/voucher/payment-amounts.ts';
import { PAYMENT_STATUSES, type Voucher } from '../../workflow/voucher/voucher.ts';
import type { Translator } from '../../locales/translator.ts';
import { deskData, type Card, type FormState } from '../kit/card.ts';
import { choiceField, sideBySide, textField, toggleField } from '../kit/field.ts';
import { AMOUNT_LENGTH } from './payment-amounts.ts';
import { formCard } from '../kit/form-card.ts';
import { stepDay } from './step-day.ts';
import { paragraph } from '../kit/text-blocks.ts';
import { amountFacts, voucherTitle } from '../voucher/voucher-words.ts';

export interface PaymentStatusView {
  readonly voucher: Voucher;
  readonly commandId: string;
  readonly form: FormState;
  readonly today: Day;
  /** An admin can close the difference of a payment in part. */
  readonly isAdmin: boolean;
}

/** Records the payment status that the payment tool shows. */
export function paymentStatusCard(t: Translator, view: PaymentStatusView): Card {
  const { commandId, today, voucher } = view;
  const form = { t, state: view.form };
  const { payment } = voucher;
  const inPart = payment !== undefined && isPaidInPart(payment) ? payment : undefined;
  const amounts =
    inPart === undefined ? [] : [paragraph(t.text('payment-status.amounts', amountFacts(inPart)))];
  const fields = {
    status: choiceField(form, 'status', {
      choices: PAYMENT_STATUSES.map((status) => ({
        title: t.plainFact(coded('payment-status', status)),
        value: status,
      })),
      value: voucher.payment?.status,
    }),
    reference: textField(form, 'reference', {
      max: LIMITS.line,
      optional: true,
      value: voucher.payment?.reference,
    }),
    reason: textField(form, 'reason', {
      max: LIMITS.reference,
      multiline: true,
      optional: true,
      words: 'paymentReason',
    }),
    amountPaid: textField(form, 'amountPaid', { max: AMOUNT_LENGTH, optional: true }),
    differenceClosed:
      view.isAdmin && inPart
        ? toggleField(form, 'differenceClosed', {
            title: 'field.differenceClosed.title',
            optional: true,
          })
        : [],
  };
  return formCard(t, {
    verb: 'payment-status',
    title: t.text('payment-status.title'),
    about: voucherTitle(t, voucher),
    intro: 'payment-status.intro',
    form: view.form,
    data: deskData(voucher, commandId),
    fields: [
      ...amounts,
      ...sideBySide(fields.status, fields.amountPaid),
      ...fields.reference,
      ...fields.reason,
      ...fields.differenceClosed,
      ...stepDay(form, { action: 'payment-status', today, vouchers: [voucher] }),
    ],
    submit: { title: 'save' },
  });
}
