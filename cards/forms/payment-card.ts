import type { Programme } from '../../workflow/programme/definition.ts';
import { LIMITS } from '../../workflow/kernel/fields.ts';
import type { Translator } from '../../locales/translator.ts';
import { candidateChecks, candidateData, candidateField, type Candidate } from './candidate.ts';
import type { Card, Element, FormState } from '../kit/card.ts';
import { choiceField, numberField, sideBySide, textField, type Field } from '../kit/field.ts';
import { formActions } from '../kit/form-actions.ts';
import { formHead } from '../kit/form-head.ts';
import { linkAction } from '../kit/link-action.ts';
import { ownAmountOf, ownAmounts } from './own-amounts.ts';
import { template } from '../kit/template.ts';
import source from '../templates/payment.json' with { type: 'json' };

export interface PaymentView {
  readonly commandId: string;
  readonly form: FormState;
  readonly programme: Programme;
  /** Redeemed vouchers that await their payment request; the first one was asked for. */
  readonly candidates: readonly [Candidate, ...Candidate[]];
}

/** Of a voucher's amount, in any currency; far beyond what one is worth. */
const AMOUNT_MAX = 10_000_000;

type FieldName = 'voucherIds' | 'invoiceNumber' | 'amount' | 'currency' | 'confirmationReference';

const fill = template<
  Record<FieldName | 'money', Field> & {
    readonly head: Field;
    readonly ownAmounts: readonly Element[];
    readonly checks: readonly Element[];
    readonly actions: object;
  }
>(source);

/** Step 8: one invoice for one or several redeemed vouchers. */
export function paymentCard(t: Translator, view: PaymentView): Card {
  const { candidates, commandId, programme } = view;
  const form = { t, state: view.form };
  const fields: Record<FieldName, Field> = {
    voucherIds: candidateField(form, candidates),
    invoiceNumber: textField(form, 'invoiceNumber', { max: LIMITS.line }),
    amount: numberField(form, 'amount', {
      min: 0.01,
      max: AMOUNT_MAX,
      words: candidates.length > 1 ? 'amountEach' : 'amount',
    }),
    currency: choiceField(form, 'currency', {
      choices: programme.currencies.map((code) => ({ title: code, value: code })),
    }),
    confirmationReference: textField(form, 'confirmationReference', {
      max: LIMITS.line,
      optional: true,
      words: 'paymentReference',
    }),
  };
  return fill({
    head: formHead(t, {
      title: t.text('payment.title'),
      intro: 'payment.intro',
      form: view.form,
      fields: [
        ...Object.keys(fields),
        ...candidates.map(({ voucher }) => ownAmountOf(voucher.voucherId)),
      ],
    }),
    ...fields,
    money: sideBySide(fields.amount, fields.currency),
    ownAmounts: ownAmounts(form, candidates, AMOUNT_MAX),
    checks: candidateChecks(t, candidates),
    actions: formActions(
      t,
      'payment',
      candidateData(candidates, commandId),
      linkAction(t, programme, 'payment'),
    ),
  });
}
