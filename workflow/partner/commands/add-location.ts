import { z } from 'zod';
import { check } from '../../kernel/checks.ts';
import { coded } from '../../kernel/facts.ts';
import { country, line } from '../../kernel/fields.ts';
import type { Location, Partner } from '../partner.ts';
import { command, event } from './command.ts';

const schema = z.object({ location: line, country, locationName: line });
type Input = z.output<typeof schema>;

/**
 * Adds an MPN location, under which engagements in its country are reserved
 * (docs/programme-rules.md#mpn-locations).
 */
export const addLocation = command({
  schema,
  actions: () => ['profile'],
  /** Adding a known location again, with the same country and name, has no effect. */
  checks(input, { partner }, row) {
    const { location, country } = input;
    const known = knownLocation(input, partner);
    return [
      check(
        'location-unknown-yet',
        known === undefined || isSame(known, input),
        { location, country: coded('country', known?.country ?? country) },
        `${row}location`,
      ),
    ];
  },
  emits(input, { partner }) {
    const { location, country, locationName: name } = input;
    if (knownLocation(input, partner)) return [];
    return [{ type: 'location-added', location, country, name }];
  },
  events: {
    'location-added': event<Location>({
      evolve: ({ locations, formerLocations = [] }, added) => ({
        locations: [...locations, added],
        formerLocations: formerLocations.filter(({ location }) => location !== added.location),
      }),
      facts: ({ location, name, country }) => ({
        location,
        name,
        country: coded('country', country),
      }),
    }),
  },
});

const knownLocation = ({ location }: Input, { locations }: Partner): Location | undefined =>
  locations.find((one) => one.location === location);

const isSame = (known: Location, { country, locationName }: Input): boolean =>
  known.country === country && known.name === locationName;
