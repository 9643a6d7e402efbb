import { coded } from '../../workflow/kernel/facts.ts';
import type { Location } from '../../workflow/partner/partner.ts';
import type { Voucher } from '../../workflow/voucher/voucher.ts';
import type { Translator } from '../../locales/translator.ts';
import type { Choice } from './field.ts';

/** A person to choose from, by her object id; the name is what the roster says. */
export interface PersonChoice {
  readonly personId: string;
  readonly name: string;
}

/** Colleagues to choose from, by name; the value is the person's id. */
export function personChoices(t: Translator, people: readonly PersonChoice[]): readonly Choice[] {
  return people.map(({ name, personId }) => ({ title: t.plainFact(name), value: personId }));
}

/** Vouchers to choose from; the value is the voucher's ID. */
export function voucherChoices(t: Translator, vouchers: readonly Voucher[]): readonly Choice[] {
  return vouchers.map(({ customer, voucherId }) => ({
    title: t.plain('choice.voucher', { organisation: customer.organisation, voucherId }),
    value: voucherId,
  }));
}

/** The company's locations to choose from; the value is the location's number. */
export function locationChoices(t: Translator, locations: readonly Location[]): readonly Choice[] {
  return locations.map(({ country, location, name }) => ({
    title: t.plain('choice.location', { name, location, country: coded('country', country) }),
    value: location,
  }));
}
