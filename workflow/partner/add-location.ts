import { check, when, type Decision } from '../kernel/checks.ts';
import type { Context } from './context.ts';
import { coded } from '../kernel/facts.ts';
import type { PartnerCommandInput } from './commands.ts';
import type { PartnerEvent } from './events.ts';

/**
 * Adds an MPN location, under which engagements in its country are reserved
 * (docs/programme-rules.md#mpn-locations).
 */
export function addLocation(
  command: PartnerCommandInput<'add-location'>,
  { partner }: Pick<Context, 'partner'>,
  row = '',
): Decision<PartnerEvent> {
  const { location, country, locationName: name } = command;
  const known = partner.locations.find((one) => one.location === location);
  if (known?.country === country && known.name === name) return { events: [] };
  return when(
    [
      check(
        'location-unknown-yet',
        known === undefined,
        { location, country: coded('country', known?.country ?? country) },
        `${row}location`,
      ),
    ],
    () => [{ type: 'location-added', location, country, name }],
  );
}
