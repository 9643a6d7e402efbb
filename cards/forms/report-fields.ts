import { daysBetween, type Day } from '../../workflow/kernel/day.ts';
import { coded } from '../../workflow/kernel/facts.ts';
import { LIMITS } from '../../workflow/kernel/fields.ts';
import type { Location } from '../../workflow/partner/partner.ts';
import type { Programme } from '../../workflow/programme/definition.ts';
import { deliveryCountryOf, type Voucher } from '../../workflow/voucher/voucher.ts';
import {
  deliveryCountryChoices,
  locationChoices,
  personChoices,
  type PersonChoice,
} from '../kit/choices.ts';
import {
  choiceField,
  dateField,
  numberField,
  textField,
  type Field,
  type Form,
} from '../kit/field.ts';
import type { FormState } from '../kit/card.ts';

export type ReportFieldName =
  | 'consultant'
  | 'location'
  | 'deliveryCountry'
  | 'startDate'
  | 'endDate'
  | 'daysDelivered'
  | 'offSiteDays'
  | 'products'
  | 'deliverableType'
  | 'deliverableReference'
  | 'handedOverOn'
  | 'summary'
  | 'nextSteps'
  | 'confirmationReference';

export interface ReportView {
  readonly voucher: Voucher;
  readonly commandId: string;
  readonly form: FormState;
  readonly today: Day;
  readonly programme: Programme;
  readonly locations: readonly Location[];
  readonly consultants: readonly PersonChoice[];
}

type Fields<Name extends ReportFieldName> = Record<Name, Field>;

/** The completion report's fields, prefilled from the reservation. */
export function reportFields(form: Form, view: ReportView): Fields<ReportFieldName> {
  return {
    ...deliveryFields(form, view),
    ...deliverableFields(form, view),
    ...outcomeFields(form),
  };
}

function deliveryFields(form: Form, view: ReportView) {
  const { consultants, locations, programme, today, voucher } = view;
  const { consultant, endDate, location, startDate } = voucher.reservation ?? {};
  const deliveryCountry = deliveryCountryOf(voucher);
  return {
    consultant: choiceField(form, 'consultant', {
      choices: personChoices(form.t, consultants),
      value: consultant,
    }),
    location: choiceField(form, 'location', {
      choices: locationChoices(form.t, locations, deliveryCountry),
      value: location,
    }),
    deliveryCountry: choiceField(form, 'deliveryCountry', {
      choices: deliveryCountryChoices(form.t, voucher.customer.country, [
        ...locations,
        { country: deliveryCountry },
      ]),
      value: deliveryCountry,
    }),
    startDate: dateField(form, 'startDate', { max: today, value: startDate }),
    endDate: dateField(form, 'endDate', { max: today, value: endDate }),
    daysDelivered: numberField(form, 'daysDelivered', {
      min: 1,
      max: voucher.serviceLevel,
      value: String(Math.min(voucher.serviceLevel, spanOf(voucher.reservation))),
    }),
    offSiteDays: numberField(form, 'offSiteDays', {
      min: 0,
      max: programme.windows.offSiteDaysMax,
      value: '0',
    }),
  };
}

/** Days from the first to the last, which the rules do not let a report exceed. */
const spanOf = (dates: Voucher['reservation']): number =>
  dates === undefined ? Infinity : daysBetween(dates.startDate, dates.endDate) + 1;

function deliverableFields(form: Form, { programme, today }: ReportView) {
  return {
    products: textField(form, 'products', { max: LIMITS.line }),
    deliverableType: choiceField(form, 'deliverableType', {
      choices: programme.deliverableTypes.map(({ code }) => ({
        title: form.t.plainFact(coded('deliverable-type', code)),
        value: code,
      })),
    }),
    deliverableReference: textField(form, 'deliverableReference', { max: LIMITS.reference }),
    handedOverOn: dateField(form, 'handedOverOn', { max: today }),
  };
}

function outcomeFields(form: Form) {
  return {
    summary: textField(form, 'summary', { max: LIMITS.paragraph, multiline: true }),
    nextSteps: textField(form, 'nextSteps', { max: LIMITS.paragraph, multiline: true }),
    confirmationReference: textField(form, 'confirmationReference', {
      max: LIMITS.line,
      optional: true,
    }),
  };
}
