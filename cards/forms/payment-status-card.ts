import { coded } from '../../workflow/kernel/facts.ts';
import { LIMITS } from '../../workflow/kernel/fields.ts';
import { PAYMENT_STATUSES, type Voucher } from '../../workflow/voucher/voucher.ts';
import type { Translator } from '../../locales/translator.ts';
import { deskData, type Card, type FormState } from '../kit/card.ts';
import { choiceField, sideBySide, textField, type Field } from '../kit/field.ts';
import { formActions } from '../kit/form-actions.ts';
import { formHead } from '../kit/form-head.ts';
import { template } from '../kit/template.ts';
import source from '../templates/payment-status.json' with { type: 'json' };
import { voucherTitle } from '../voucher/voucher-words.ts';

export interface PaymentStatusView {
  readonly voucher: Voucher;
  readonly commandId: string;
  readonly form: FormState;
}

type FieldName = 'status' | 'reference' | 'reason';

const fill = template<Record<FieldName | 'shown' | 'head', Field> & { readonly actions: object }>(
  source,
);

/** What the payment tool shows, kept here. */
export function paymentStatusCard(t: Translator, view: PaymentStatusView): Card {
  const { commandId, voucher } = view;
  const form = { t, state: view.form };
  const fields: Record<FieldName, Field> = {
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
  };
  return fill({
    head: formHead(t, {
      title: t.text('payment-status.title'),
      about: voucherTitle(t, voucher),
      intro: 'payment-status.intro',
      form: view.form,
      fields: Object.keys(fields),
    }),
    ...fields,
    shown: sideBySide(fields.status, fields.reference),
    actions: formActions(t, 'payment-status', deskData(voucher, commandId), [], 'save'),
  });
}
