import type { Day } from '../../workflow/kernel/day.ts';
import type { Programme } from '../../workflow/programme/definition.ts';
import { LIMITS } from '../../workflow/kernel/fields.ts';
import type { Translator } from '../../locales/translator.ts';
import { candidateChecks, candidateData, candidateField, type Candidate } from './candidate.ts';
import type { Card, FormState } from '../kit/card.ts';
import { choiceField, sideBySide, textField } from '../kit/field.ts';
import { linkAction, linksInMenu } from '../kit/link-action.ts';
import { AMOUNT_LENGTH, ownAmounts, shownAmounts } from './payment-amounts.ts';
import { formCard } from '../kit/form-card.ts';
import { stepDay } from './step-day.ts';

export interface PaymentView {
  readonly commandId: string;
  readonly form: FormState;
  readonly today: Day;
  readonly programme: Programme;
  /** Redeemed vouchers without a payment request; the requested one first. */
  readonly candidates: readonly [Candidate, ...Candidate[]];
}

/** Step 8: one invoice for one or several redeemed vouchers. */
export function paymentCard(t: Translator, view: PaymentView): Card {
  const { candidates, commandId, programme, today } = view;
  const form = { t, state: view.form };
  const fields = {
    invoiceNumber: textField(form, 'invoiceNumber', { max: LIMITS.line }),
    amount: textField(form, 'amount', {
      max: AMOUNT_LENGTH,
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
  return formCard(t, {
    verb: 'payment',
    title: t.text('payment.title'),
    intro: 'payment.intro',
    form: view.form,
    data: candidateData(candidates, commandId),
    fields: [
      ...candidateField(form, candidates),
      ...fields.invoiceNumber,
      ...sideBySide(fields.amount, fields.currency),
      ...ownAmounts(form, candidates),
      ...stepDay(
        form,
        { action: 'payment', today, vouchers: candidates.map(({ voucher }) => voucher) },
        fields.confirmationReference,
      ),
      { type: 'Container', separator: true, items: candidateChecks(t, candidates) },
      ...shownAmounts(form, candidates),
    ],
    more: [...linkAction(t, programme, 'payment'), ...linksInMenu(t, programme, 'workflow')],
  });
}
