import { coded } from '../../workflow/kernel/facts.ts';
import type { Location } from '../../workflow/partner/partner.ts';
import type { Voucher } from '../../workflow/voucher/voucher.ts';
import type { Translator } from '../../locales/translator.ts';
import type { Choice } from './field.ts';

/** `personId` is an Entra object id, `name` comes from the Teams roster. */
export interface PersonChoice {
  readonly personId: string;
  readonly name: string;
}

/** The values are person ids. */
export function personChoices(t: Translator, people: readonly PersonChoice[]): readonly Choice[] {
  return people.map(({ name, personId }) => ({ title: t.plainFact(name), value: personId }));
}

/** The values are voucher IDs. */
export function voucherChoices(t: Translator, vouchers: readonly Voucher[]): readonly Choice[] {
  return vouchers.map(({ customer, voucherId }) => ({
    title: t.plain('choice.voucher', { organisation: customer.organisation, voucherId }),
    value: voucherId,
  }));
}

/** The values are MPN location IDs. */
export function locationChoices(t: Translator, locations: readonly Location[]): readonly Choice[] {
  return locations.map(({ country, location, name }) => ({
    title: t.plain('choice.location', { name, location, country: coded('country', country) }),
    value: location,
  }));
}
