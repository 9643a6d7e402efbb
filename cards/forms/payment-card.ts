import type { Day } from '../../workflow/kernel/day.ts';
import type { Programme } from '../../workflow/programme/definition.ts';
import { LIMITS } from '../../workflow/kernel/fields.ts';
import { numberFormat } from '../../locales/intl-formats.ts';
import type { FoundCount } from '../../workflow/records/search-vouchers.ts';
import type { Translator } from '../../locales/translator.ts';
import { coded, day } from '../../workflow/kernel/facts.ts';
import type { PaymentRequest } from '../../workflow/voucher/voucher.ts';
import { candidateChecks, candidateData, candidateField, type Candidate } from './candidate.ts';
import type { Card, Element, FormState } from '../kit/card.ts';
import { choiceField, sideBySide, textField } from '../kit/field.ts';
import { linkAction, linksInMenu } from '../kit/link-action.ts';
import { AMOUNT_LENGTH, ownAmounts, shownAmounts } from './payment-amounts.ts';
import { formCard } from '../kit/form-card.ts';
import { paragraph } from '../kit/text-blocks.ts';
import { stepDay } from './step-day.ts';

export interface PaymentView {
  readonly commandId: string;
  readonly form: FormState;
  readonly today: Day;
  readonly programme: Programme;
  /** Redeemed vouchers without a payment request; the requested one first. */
  readonly candidates: readonly [Candidate, ...Candidate[]];
  /** Number of all vouchers that are ready. */
  readonly total?: FoundCount;
}

/** Step 8: one invoice for one or several redeemed vouchers. */
export function paymentCard(t: Translator, view: PaymentView): Card {
  const { candidates, commandId, programme, today } = view;
  const form = { t, state: view.form };
  const returned = returnedRequest(candidates);
  const fields = {
    invoiceNumber: textField(form, 'invoiceNumber', {
      max: LIMITS.line,
      value: returned?.invoiceNumber,
    }),
    amount: textField(form, 'amount', {
      max: AMOUNT_LENGTH,
      words: candidates.length > 1 ? 'amountEach' : 'amount',
      value: returned && numberFormat(t.locale).format(returned.amount),
    }),
    currency: choiceField(form, 'currency', {
      choices: programme.currencies.map((code) => ({ title: code, value: code })),
      value: returned?.currency,
    }),
    confirmationReference: textField(form, 'confirmationReference', {
      max: LIMITS.line,
      optional: true,
      words: 'paymentReference',
      value: returned?.reference,
    }),
  };
  return formCard(t, {
    verb: 'payment',
    title: t.text('payment.title'),
    intro: 'payment.intro',
    form: view.form,
    data: candidateData(candidates, commandId),
    fields: [
      ...asked(t, returned, view.form),
      ...candidateField(form, candidates, view.total),
      { type: 'Container', items: candidateChecks(t, candidates) },
      ...fields.invoiceNumber,
      ...sideBySide(fields.amount, fields.currency),
      ...ownAmounts(form, candidates),
      ...stepDay(
        form,
        { action: 'payment', today, vouchers: candidates.map(({ voucher }) => voucher) },
        fields.confirmationReference,
      ),
      ...shownAmounts(form, candidates),
    ],
    more: [...linkAction(t, programme, 'payment'), ...linksInMenu(t, programme, 'workflow')],
  });
}

/** The request that the vendor returned or rejected, on the form of this voucher alone. */
function returnedRequest([{ voucher }, ...others]: PaymentView['candidates']) {
  return others.length === 0 ? voucher.payment : undefined;
}

/** The vendor's words about the request, with the day. */
function asked(
  t: Translator,
  payment: PaymentRequest | undefined,
  { values }: FormState,
): readonly Element[] {
  if (payment === undefined) return [];
  const { reason, requestedOn, status, statusOn = requestedOn } = payment;
  const facts = { on: day(statusOn), status: coded('payment-status', status) };
  return [
    {
      type: 'Container',
      // The amounts shown back are the tinted box of the form.
      ...(values['amount'] === undefined && { style: 'emphasis' }),
      items: [
        { ...paragraph(t.text('payment.returned', facts)), weight: 'bolder' },
        paragraph(
          reason === undefined ? t.text('payment.no-reason') : t.text('payments.said', { reason }),
        ),
      ],
    },
  ];
}
