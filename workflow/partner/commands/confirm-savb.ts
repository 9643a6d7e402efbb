import { z } from 'zod';
import { line } from '../../kernel/fields.ts';
import type { Partner } from '../partner.ts';
import { command, event } from './command.ts';

/**
 * Records that the partner is registered with the payment tool, which a global admin does once
 * (docs/programme-rules.md#savb-registration). Another confirmation corrects the reference.
 */
export const confirmSavb = command({
  schema: z.object({ confirmationReference: line }),
  actions: () => ['confirm-savb'],
  emits({ confirmationReference: reference }, { by: confirmedBy, partner, today: confirmedOn }) {
    if (partner.savbRegistration?.reference === reference) return [];
    return [{ type: 'savb-registered', confirmedBy, confirmedOn, reference }];
  },
  events: {
    'savb-registered': event<NonNullable<Partner['savbRegistration']>>({
      evolve: (_partner, savbRegistration) => ({ savbRegistration }),
      facts: ({ reference }) => ({ reference }),
    }),
  },
});
