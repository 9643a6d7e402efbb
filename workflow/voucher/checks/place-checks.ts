import { check, type Check } from '../../checks.ts';
import type { Context } from '../../desk/context.ts';
import { coded } from '../../facts.ts';

/** A location of ours, in the country where the engagement is delivered (programme §1.6). */
export function locationChecks(
  location: string,
  country: string,
  { partner }: Context,
): readonly Check[] {
  const ours = partner.locations.find((one) => one.location === location);
  const known = check('location-known', ours !== undefined, { location }, 'location');
  if (ours === undefined) return [known];
  const facts = {
    location,
    country: coded('country', country),
    locationCountry: coded('country', ours.country),
  };
  return [known, check('location-in-country', ours.country === country, facts, 'location')];
}

/** Delivered in the country of the customer, whose rate is paid (programme §4). */
export function deliveryCountryCheck(deliveryCountry: string, customerCountry: string): Check {
  const facts = {
    country: coded('country', deliveryCountry),
    customerCountry: coded('country', customerCountry),
  };
  const met = deliveryCountry === customerCountry;
  return check('delivery-country-matches', met, facts, 'deliveryCountry');
}
