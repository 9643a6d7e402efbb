import type { Check } from '../../workflow/kernel/checks.ts';
import type { Day } from '../../workflow/kernel/day.ts';
import { coded, day } from '../../workflow/kernel/facts.ts';
import type { LongCustomer } from '../../workflow/partner/context.ts';
import type { Location } from '../../workflow/partner/partner.ts';
import type { Engagement, Programme } from '../../workflow/programme/definition.ts';
import { LIMITS } from '../../workflow/kernel/fields.ts';
import { isLongEngagement } from '../../workflow/programme/requirements.ts';
import { eachOnce } from '../../workflow/voucher/near-customers.ts';
import type { Voucher } from '../../workflow/voucher/voucher.ts';
import type { Translator } from '../../locales/translator.ts';
import { isOffered, noLocation, type Readiness } from '../../workflow/views/readiness.ts';
import type { PlannableConsultant } from '../../workflow/views/plannable-consultants.ts';
import type { Remedy } from '../../workflow/views/remedies.ts';
import { type Card, type Element, type FormState } from '../kit/card.ts';
import { checkWords } from '../kit/check-words.ts';
import { backTo, openLines } from '../kit/open-points.ts';
import { deliveryCountryChoices, locationChoices } from '../kit/choices.ts';
import {
  choiceField,
  dateField,
  sideBySide,
  textField,
  toggleField,
  type Field,
  type Form,
} from '../kit/field.ts';
import { linkAction, linksInMenu } from '../kit/link-action.ts';
import { formCard } from '../kit/form-card.ts';
import { consultantField, planData, planWarnings, type PlanWarnings } from './planning-fields.ts';
import { sameCustomerField } from './same-customer-field.ts';
import { stepDay } from './step-day.ts';
import { engagementRows, isReadyElsewhere } from '../voucher/validation-card.ts';
import { paragraph } from '../kit/text-blocks.ts';
import { voucherTitle } from '../voucher/voucher-words.ts';

export interface ReserveView {
  readonly voucher: Voucher;
  readonly commandId: string;
  readonly form: FormState;
  readonly today: Day;
  readonly programme: Programme;
  /** All of the partner's own: the customer can have the engagement in another country. */
  readonly locations: readonly Location[];
  readonly consultants: readonly PlannableConsultant[];
  readonly warnings?: PlanWarnings;
  /** Customers with a long engagement that may be this one under another name. */
  readonly nearCustomers?: readonly LongCustomer[];
  readonly readiness: Readiness;
  /** The command that meets a check. */
  readonly remedyOf: (check: Check) => Remedy | undefined;
}

/** Step 5: engagement, location, consultant, dates, and acceptance of the terms. */
export function reserveCard(t: Translator, view: ReserveView): Card {
  const {
    commandId,
    consultants,
    locations,
    nearCustomers = [],
    programme,
    today,
    voucher,
    warnings,
  } = view;
  const form = { t, state: view.form };
  const dated = { action: 'reserve', today, vouchers: [voucher] } as const;
  const life = { min: voucher.assignedOn, max: voucher.expiresOn };
  const { country } = voucher.customer;
  const fields = {
    engagement: choiceField(form, 'engagement', {
      choices: engagementsOf(view).map(({ code }) => ({
        title: t.plainFact(coded('engagement', code)),
        value: code,
      })),
    }),
    deliveryCountry: deliveryCountryField(form, view),
    location: choiceField(form, 'location', {
      choices: locationChoices(t, locations, country),
      value: onlyOne(locations.filter((one) => one.country === country)),
    }),
    consultant: consultantField(form, consultants),
    startDate: dateField(form, 'startDate', life),
    endDate: dateField(form, 'endDate', life),
    sameCustomer: sameCustomerField(form, eachOnce(nearCustomers)),
    reason: isLongEngagement(voucher, programme)
      ? textField(form, 'reason', { max: LIMITS.reference, multiline: true, optional: true })
      : [],
    termsAccepted: toggleField(form, 'termsAccepted', { title: 'field.termsAccepted.title' }),
    confirmationReference: textField(form, 'confirmationReference', {
      max: LIMITS.line,
      optional: true,
    }),
  };
  return formCard(t, {
    verb: 'reserve',
    title: t.text('reserve.title'),
    about: `${voucherTitle(t, voucher)} · ${t.text('voucher.valid-until', { day: day(voucher.expiresOn) })}`,
    intro: 'reserve.intro',
    form: view.form,
    data: planData(voucher, commandId, warnings),
    ...(warnings && { submit: { title: 'reserve-anyway' } }),
    fields: [
      ...planWarnings(t, warnings),
      ...whatIsMissing(t, view),
      ...fields.engagement,
      ...sideBySide(fields.location, fields.deliveryCountry),
      ...fields.consultant,
      ...sideBySide(fields.startDate, fields.endDate),
      ...fields.sameCustomer,
      ...fields.reason,
      ...fields.termsAccepted,
      ...stepDay(form, dated, fields.confirmationReference),
    ],
    more: [
      ...linkAction(t, programme, 'partner-center'),
      ...linksInMenu(t, programme, 'workflow', 'requirements'),
    ],
  });
}

/** The customer's country unless chosen; no field while all locations are there. */
function deliveryCountryField(form: Form, { locations, voucher }: ReserveView): Field {
  const { country } = voucher.customer;
  const choices = deliveryCountryChoices(form.t, country, locations);
  if (choices.length === 1) return [];
  const isThere = locations.some((one) => one.country === country);
  return choiceField(form, 'deliveryCountry', {
    choices,
    words: 'plannedCountry',
    ...(isThere && { value: country }),
  });
}

/** The engagements of the offer; a retired one only if it is recorded as done at Microsoft. */
function engagementsOf({ form, programme, voucher }: ReserveView): readonly Engagement[] {
  const { engagements = [] } = programme.offers.find(({ code }) => code === voucher.offer) ?? {};
  return form.alreadyDone ? engagements : engagements.filter((one) => isOffered(one, voucher));
}

/**
 * Before the form is sent: another country of delivery or a new location, or what each engagement
 * lacks if none can be reserved today.
 */
function whatIsMissing(t: Translator, view: ReserveView): readonly Element[] {
  const { form, locations, readiness, remedyOf, voucher } = view;
  const canReserve = readiness.engagements.some(({ open }) => open.length === 0);
  if (canReserve || form.alreadyDone || form.refused.length > 0) return [];
  if (!isReadyElsewhere(readiness))
    return [
      { ...paragraph(t.text('validation.none-ready')), weight: 'bolder' },
      ...engagementRows(t, view, { inForm: true }),
    ];
  const check = noLocation(voucher.customer.country, { locations });
  const { next, what } = checkWords(t, check);
  return openLines(t, [{ what: `${what} ${next}`, remedy: remedyOf(check) }], {
    ...{ inForm: true, data: backTo(voucher, 'reserve') },
  });
}

const onlyOne = ([first, ...others]: readonly Location[]): string | undefined =>
  others.length === 0 ? first?.location : undefined;
