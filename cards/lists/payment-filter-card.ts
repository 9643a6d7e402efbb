import { LIMITS } from '../../workflow/kernel/fields.ts';
import type { PaymentFilter } from '../../workflow/views/receivables.ts';
import type { Translator } from '../../locales/translator.ts';
import { EMPTY_FORM, type Card } from '../kit/card.ts';
import { personChoices, type PersonChoice } from '../kit/choices.ts';
import { choiceField, sideBySide, textField } from '../kit/field.ts';
import { formCard } from '../kit/form-card.ts';
import { yearOf } from './payment-rows.ts';

export interface PaymentFilterView {
  readonly filter: PaymentFilter;
  readonly offers: readonly string[];
  readonly people: readonly PersonChoice[];
  /** The newest first. */
  readonly years: readonly string[];
}

/** Asks to which customer, offer, person and year the payments are narrowed. */
export function paymentFilterCard(t: Translator, view: PaymentFilterView): Card {
  const form = { t, state: EMPTY_FORM };
  const { customer, offer, personIds = [] } = view.filter;
  const choices = (values: readonly string[]) =>
    values.map((value) => ({ title: t.plainFact(value), value }));
  const fields = {
    customer: textField(form, 'customer', { max: LIMITS.line, optional: true, value: customer }),
    offer: choiceField(form, 'offer', {
      choices: choices(view.offers),
      optional: true,
      value: offer,
    }),
    year: choiceField(form, 'year', {
      choices: choices(view.years),
      optional: true,
      value: yearOf(view.filter),
    }),
    person: choiceField(form, 'person', {
      choices: personChoices(t, view.people),
      optional: true,
      style: 'filtered',
      value: personIds[0],
    }),
  };
  return formCard(t, {
    verb: 'payments',
    title: t.text('payments.filter.title'),
    intro: 'payments.filter.intro',
    form: EMPTY_FORM,
    fields: [...fields.customer, ...sideBySide(fields.offer, fields.year), ...fields.person],
    submit: { title: 'show-payments' },
  });
}
