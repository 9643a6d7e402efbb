import { check, type Check } from '../../kernel/checks.ts';
import type { Context } from '../../partner/context.ts';
import { coded } from '../../kernel/facts.ts';
import type { Location, Partner } from '../../partner/partner.ts';

/**
 * The location belongs to the partner and is in the country of delivery
 * (docs/programme-rules.md#location-country).
 * @param reserved the location of the reservation, accepted even if it was removed since
 */
export function locationChecks(
  location: string,
  country: string,
  { partner }: Context,
  reserved?: string,
): readonly Check[] {
  const open = locationsFor(partner, reserved);
  const ours = open.find((one) => one.location === location);
  const known = check('location-known', ours !== undefined, { location }, 'location');
  if (ours === undefined) return [known];
  const facts = {
    location,
    country: coded('country', country),
    locationCountry: coded('country', ours.country),
  };
  return [known, check('location-in-country', ours.country === country, facts, 'location')];
}

/** The partner's locations, and the reserved one if it was removed since. */
export function locationsFor(partner: Partner, reserved: string | undefined): readonly Location[] {
  const former = (partner.formerLocations ?? []).filter((one) => one.location === reserved);
  return [...partner.locations, ...former.slice(-1)];
}
