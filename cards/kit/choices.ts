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

/** The values are MPN location IDs; by country, those in the country `first` on top. */
export function locationChoices(
  t: Translator,
  locations: readonly Location[],
  first?: string,
): readonly Choice[] {
  const rank = ({ country }: Location): string =>
    country === first ? '' : t.plainFact(coded('country', country));
  const collator = new Intl.Collator(t.locale);
  return locations
    .toSorted((one, other) => collator.compare(rank(one), rank(other)))
    .map(({ country, location, name }) => ({
      title: t.plain('choice.location', { name, location, country: coded('country', country) }),
      value: location,
    }));
}

/** The countries of the partner's locations, the customer's first. */
export function deliveryCountryChoices(
  t: Translator,
  customer: string,
  locations: readonly Pick<Location, 'country'>[],
): readonly Choice[] {
  const countries = new Set([customer, ...locations.map(({ country }) => country)]);
  return [...countries].map((country) => ({
    title: t.plainFact(coded('country', country)),
    value: country,
  }));
}
