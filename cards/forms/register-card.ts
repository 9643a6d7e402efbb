import type { Day } from '../../workflow/kernel/day.ts';
import { coded } from '../../workflow/kernel/facts.ts';
import type { Programme } from '../../workflow/programme/definition.ts';
import { LIMITS } from '../../workflow/kernel/fields.ts';
import type { Translator } from '../../locales/translator.ts';
import type { Card, Element, FormState } from '../kit/card.ts';
import { countryChoices } from '../kit/country-choices.ts';
import { choiceField, dateField, sideBySide, textField, type FieldName } from '../kit/field.ts';
import { paragraph } from '../kit/text-blocks.ts';
import { formCard } from '../kit/form-card.ts';

export interface RegisterView {
  readonly commandId: string;
  /** `form.values` includes the values found in an e-mail. */
  readonly form: FormState;
  readonly today: Day;
  /** Set after an e-mail was read: its fields with a value, and whether its end was cut off. */
  readonly mail?: { readonly fields: readonly string[]; readonly isCut: boolean };
  readonly programme: Programme;
  /** Countries of the partner's locations, offered first. */
  readonly likelyCountries?: readonly string[];
}

/** Step 4 by hand: the voucher's data from the customer's e-mail. */
export function registerCard(t: Translator, view: RegisterView): Card {
  const { commandId, likelyCountries, mail, programme, today } = view;
  const form = { t, state: view.form };
  const offers = programme.offers.filter((offer) => !offer.retired);
  const fields = {
    voucherId: textField(form, 'voucherId', { max: 64 }),
    offer: choiceField(form, 'offer', {
      choices: offers.map(({ code }) => ({
        title: `${code} – ${t.plainFact(coded('offer-name', code))}`,
        value: code,
      })),
    }),
    serviceLevel: choiceField(form, 'serviceLevel', {
      choices: programme.serviceLevels.map((days) => ({
        title: t.plain('days', { days }),
        value: String(days),
      })),
    }),
    organisation: textField(form, 'organisation', { max: LIMITS.line }),
    customerEmail: textField(form, 'customerEmail', { max: 254, style: 'Email' }),
    country: choiceField(form, 'country', {
      choices: countryChoices(t, likelyCountries),
      style: 'filtered',
    }),
    assignedOn: dateField(form, 'assignedOn', {
      max: today,
      ...(isEmpty(view) && { value: today }),
    }),
    expiresOn: dateField(form, 'expiresOn', { optional: true }),
  };
  return formCard(t, {
    verb: 'register',
    title: t.text('register.title'),
    intro: 'register.intro',
    form: view.form,
    data: { commandId },
    fields: [
      ...(mail ? mailNotes(t, mail, Object.keys(fields) as FieldName[]) : []),
      ...fields.voucherId,
      ...sideBySide(fields.offer, fields.serviceLevel),
      ...sideBySide(fields.organisation, fields.country),
      ...fields.customerEmail,
      ...sideBySide(fields.assignedOn, fields.expiresOn),
    ],
  });
}

/**
 * True if no value but the voucher ID is known. Only then today is suggested as the day of
 * assignment: a mail may be weeks old, and an emptied field is intended.
 */
function isEmpty({ form: { values }, mail }: RegisterView): boolean {
  return mail === undefined && Object.keys(values).every((name) => name === 'voucherId');
}

/** The fields filled in from the mail, for the reader to check. */
function mailNotes(
  t: Translator,
  { fields: read, isCut }: NonNullable<RegisterView['mail']>,
  order: readonly FieldName[],
): readonly Element[] {
  const names = order
    .filter((name) => read.includes(name))
    .map((name) => t.plain(`field.${name}.label`));
  const list = new Intl.ListFormat(t.locale, { type: 'unit', style: 'long' }).format(names);
  const note =
    names.length === 0
      ? t.text('register.from-mail-nothing')
      : t.text('register.from-mail', { fields: list });
  return [note, ...(isCut ? [t.text('register.mail-cut')] : [])].map(paragraph);
}
