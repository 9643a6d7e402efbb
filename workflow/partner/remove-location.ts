import type { Decision } from '../kernel/checks.ts';
import type { Context } from './context.ts';
import type { PartnerCommandInput } from './commands.ts';
import type { PartnerEvent } from './events.ts';

/**
 * Removes an MPN location from what can be reserved for; vouchers reserved for it go on with it.
 * One that is not there is gone already.
 */
export function removeLocation(
  { location }: PartnerCommandInput<'remove-location'>,
  { partner }: Pick<Context, 'partner'>,
): Decision<PartnerEvent> {
  return partner.locations.some((one) => one.location === location)
    ? { events: [{ type: 'location-removed', location }] }
    : { events: [] };
}
