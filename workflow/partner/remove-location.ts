import { check, when, type Decision } from '../checks.ts';
import type { Context } from '../desk/context.ts';
import type { PartnerCommandInput } from './commands.ts';
import type { PartnerEvent } from './events.ts';

/** Removes an MPN location that no open voucher needs; one that is not there is gone already. */
export function removeLocation(
  { location }: PartnerCommandInput<'remove-location'>,
  { locationHeldBy, partner }: Pick<Context, 'partner' | 'locationHeldBy'>,
): Decision<PartnerEvent> {
  if (!partner.locations.some((one) => one.location === location)) return { events: [] };
  const facts = { location, heldBy: locationHeldBy ?? '' };
  const unused = check('location-unused', locationHeldBy === undefined, facts, 'location');
  return when([unused], () => [{ type: 'location-removed', location }]);
}
