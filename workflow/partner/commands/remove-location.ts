import { z } from 'zod';
import { line } from '../../kernel/fields.ts';
import { command, event } from './command.ts';

/**
 * Removes an MPN location: new reservations cannot name it, existing ones keep it. Has no effect if
 * the partner does not have the location.
 */
export const removeLocation = command({
  schema: z.object({ location: line }),
  actions: () => ['profile'],
  emits({ location }, { partner }) {
    const isKnown = partner.locations.some((one) => one.location === location);
    return isKnown ? [{ type: 'location-removed', location }] : [];
  },
  events: {
    'location-removed': event<{ readonly location: string }>({
      evolve({ locations, formerLocations = [] }, { location }) {
        const isRemoved = (one: { readonly location: string }) => one.location === location;
        return {
          locations: locations.filter((one) => !isRemoved(one)),
          formerLocations: [...formerLocations, ...locations.filter(isRemoved)],
        };
      },
      facts: ({ location }) => ({ location }),
    }),
  },
});
