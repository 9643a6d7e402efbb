import type { Day } from '../../workflow/kernel/day.ts';
import { coded, type CodeKind } from '../../workflow/kernel/facts.ts';
import { LIMITS } from '../../workflow/kernel/fields.ts';
import type { LongCustomer } from '../../workflow/partner/context.ts';
import type { Location } from '../../workflow/partner/partner.ts';
import type { Programme } from '../../workflow/programme/definition.ts';
import { isLongEngagement } from '../../workflow/programme/requirements.ts';
import { eachOnce } from '../../workflow/voucher/near-customers.ts';
import { valuesOf, type Part } from '../../workflow/voucher/parts.ts';
import type { Voucher } from '../../workflow/voucher/voucher.ts';
import { numberFormat } from '../../locales/intl-formats.ts';
import type { Translator } from '../../locales/translator.ts';
import { deskData, type Card, type Element, type FormState } from '../kit/card.ts';
import {
  deliveryCountryChoices,
  locationChoices,
  personChoices,
  type PersonChoice,
} from '../kit/choices.ts';
import { countryChoices } from '../kit/country-choices.ts';
import {
  choiceField,
  dateField,
  numberField,
  sideBySide,
  textField,
  type Field,
  type FieldName,
  type Form,
} from '../kit/field.ts';
import { AMOUNT_LENGTH } from './payment-amounts.ts';
import { formCard } from '../kit/form-card.ts';
import { sameCustomerField } from './same-customer-field.ts';
import { voucherTitle } from '../voucher/voucher-words.ts';

export interface CorrectView {
  readonly voucher: Voucher;
  readonly part: Part;
  readonly commandId: string;
  readonly form: FormState;
  readonly today: Day;
  readonly programme: Programme;
  readonly locations: readonly Location[];
  readonly consultants: readonly PersonChoice[];
  /** Customers with a long engagement that may be the one of the typed name. */
  readonly nearCustomers?: readonly LongCustomer[];
}

/** The recorded values of one part of the voucher, to be changed. */
export function correctCard(t: Translator, view: CorrectView): Card {
  const { commandId, part, voucher } = view;
  const form = { t, state: view.form };
  return formCard(t, {
    verb: 'correct',
    title: t.text('correct.title', { part: coded('entry', part) }),
    about: voucherTitle(t, voucher),
    intro: 'correct.intro',
    form: view.form,
    data: { ...deskData(voucher, commandId), part },
    fields: [
      ...FIELDS[part](partForm(form, view)),
      ...textField(form, 'reason', {
        max: LIMITS.reference,
        multiline: true,
        words: 'correctionReason',
      }),
    ],
    submit: { title: 'save' },
  });
}

interface PartForm {
  readonly text: (name: FieldName, max?: number, more?: TextMore) => Field;
  readonly date: (name: FieldName, more?: { readonly words?: FieldName }) => Field;
  readonly number: (name: FieldName, min: number, max: number) => Field;
  readonly choice: (name: FieldName, choices: readonly Choice[], filtered?: boolean) => Field;
  /** In the notation of the reader's locale. */
  readonly amount: (name: FieldName) => Field;
  readonly t: Translator;
  readonly form: Form;
  readonly view: CorrectView;
}
interface TextMore {
  readonly optional?: boolean;
  readonly multiline?: boolean;
  readonly words?: FieldName;
}
interface Choice {
  readonly title: string;
  readonly value: string;
}

/** Inputs with the recorded values. */
function partForm(form: Form, view: CorrectView): PartForm {
  const recorded = valuesOf(view.voucher, view.part);
  const value = (name: string) => {
    const known = recorded.get(name);
    return known === undefined ? {} : { value: String(known) };
  };
  const { today } = view;
  return {
    t: form.t,
    form,
    view,
    text: (name, max = LIMITS.line, more = {}) =>
      textField(form, name, { max, ...more, ...value(name) }),
    date: (name, more = {}) =>
      dateField(form, name, {
        ...(name === 'onDate' && { max: today }),
        ...more,
        ...value(name),
      }),
    amount: (name) =>
      textField(form, name, { max: AMOUNT_LENGTH, ...amountValue(form.t, recorded.get(name)) }),
    number: (name, min, max) => numberField(form, name, { min, max, ...value(name) }),
    choice: (name, choices, filtered = false) =>
      choiceField(form, name, {
        choices: withRecorded(form.t, name, choices, recorded.get(name)),
        style: filtered ? 'filtered' : 'compact',
        ...value(name),
      }),
  };
}

function amountValue(t: Translator, amount: string | number | undefined): { value?: string } {
  if (typeof amount !== 'number') return {};
  return { value: numberFormat(t.locale).format(amount) };
}

const KINDS: Readonly<Partial<Record<FieldName, CodeKind>>> = {
  consultant: 'person',
  engagement: 'engagement',
  deliveryCountry: 'country',
};

/** A recorded value can be one that is no longer offered, e.g. a location removed since. */
function withRecorded(
  t: Translator,
  name: FieldName,
  choices: readonly Choice[],
  recorded: string | number | undefined,
): readonly Choice[] {
  const value = recorded === undefined ? '' : String(recorded);
  if (value === '' || choices.some((one) => one.value === value)) return choices;
  const kind = KINDS[name];
  const title = t.plainFact(kind === undefined ? value : coded(kind, value));
  return [...choices, { title, value }];
}

const FIELDS: Readonly<Record<Part, (form: PartForm) => readonly Element[]>> = {
  registration: ({ choice, date, form, t, text, view: { nearCustomers = [], programme } }) => [
    ...sideBySide(
      choice(
        'offer',
        programme.offers
          .filter(({ retired }) => !retired)
          .map(({ code }) => ({
            title: `${code} – ${t.plainFact(coded('offer-name', code))}`,
            value: code,
          })),
      ),
      choice(
        'serviceLevel',
        programme.serviceLevels.map((days) => ({
          title: t.plain('days', { days }),
          value: String(days),
        })),
      ),
    ),
    ...sideBySide(text('organisation'), choice('country', countryChoices(t), true)),
    ...sameCustomerField(form, eachOnce(nearCustomers)),
    ...text('customerEmail', 254),
    ...date('assignedOn'),
  ],
  expiry: ({ date }) => date('expiresOn', { words: 'newExpiresOn' }),
  reservation: ({ choice, date, form, t, text, view }) => [
    ...choice('engagement', engagementsOf(t, view)),
    ...sideBySide(
      choice('location', locationChoices(t, view.locations, view.voucher.customer.country)),
      choice('consultant', personChoices(t, view.consultants)),
    ),
    ...deliveryCountryField(t, choice, view),
    ...sideBySide(date('startDate'), date('endDate')),
    ...sameCustomer(form, view.voucher),
    ...(isLongEngagement(view.voucher, view.programme)
      ? text('engagementReason', LIMITS.reference, { optional: true, multiline: true })
      : []),
    ...sideBySide(date('onDate'), text('confirmationReference', LIMITS.line, { optional: true })),
  ],
  report: ({
    choice,
    date,
    number,
    t,
    text,
    view: { consultants, locations, programme, voucher },
  }) => [
    ...sideBySide(date('startDate'), date('endDate')),
    ...sideBySide(
      number('daysDelivered', 1, voucher.serviceLevel),
      number('offSiteDays', 0, programme.windows.offSiteDaysMax),
    ),
    ...sideBySide(
      choice('location', locationChoices(t, locations)),
      choice('deliveryCountry', deliveryCountryChoices(t, voucher.customer.country, locations)),
    ),
    ...choice('consultant', personChoices(t, consultants)),
    ...text('products'),
    ...sideBySide(
      choice(
        'deliverableType',
        programme.deliverableTypes.map(({ code }) => ({
          title: t.plainFact(coded('deliverable-type', code)),
          value: code,
        })),
      ),
      date('handedOverOn'),
    ),
    ...text('deliverableReference', LIMITS.reference),
    ...text('summary', LIMITS.paragraph, { multiline: true }),
    ...text('nextSteps', LIMITS.paragraph, { multiline: true }),
    ...sideBySide(date('onDate'), text('confirmationReference', LIMITS.line, { optional: true })),
  ],
  redemption: ({ date, text }) =>
    sideBySide(date('onDate'), text('confirmationReference', LIMITS.line, { optional: true })),
  payment: ({ amount, choice, date, text, view: { programme } }) => [
    ...text('invoiceNumber'),
    ...sideBySide(
      amount('amount'),
      choice(
        'currency',
        programme.currencies.map((code) => ({ title: code, value: code })),
      ),
    ),
    ...sideBySide(
      date('onDate'),
      text('confirmationReference', LIMITS.line, { optional: true, words: 'paymentReference' }),
    ),
  ],
};

/** The answer of the reservation to the question about customers with a similar name. */
function sameCustomer(form: Form, { reservation }: Voucher): readonly Element[] {
  const { near = [], sameAs } = reservation ?? {};
  const same = near.find(({ organisation }) => organisation === sameAs);
  const keys = near.map(({ key }) => key);
  return sameCustomerField(form, near, same ? `same:${same.key}` : `other:${keys.join('|')}`);
}

/** No choice while all locations are in the customer's country. */
function deliveryCountryField(
  t: Translator,
  choice: PartForm['choice'],
  { locations, part, voucher }: CorrectView,
): Field {
  const choices = deliveryCountryChoices(t, voucher.customer.country, locations);
  const recorded = valuesOf(voucher, part).get('deliveryCountry');
  const isOther = recorded !== voucher.customer.country;
  return choices.length > 1 || isOther ? choice('deliveryCountry', choices) : [];
}

function engagementsOf(t: Translator, { programme, voucher }: CorrectView): readonly Choice[] {
  const offer = programme.offers.find(({ code }) => code === voucher.offer);
  return (offer?.engagements ?? []).map(({ code }) => ({
    title: t.plainFact(coded('engagement', code)),
    value: code,
  }));
}
