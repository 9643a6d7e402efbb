import { z } from 'zod';
import { coded } from '../kernel/facts.ts';
import { email, line } from '../kernel/fields.ts';
import { command, event } from './step.ts';

/**
 * The Teams roster has resolved the address of an assignee to a person. Has no effect if the
 * assignee has changed or is already identified.
 */
export const identifyAssignee = command({
  schema: z.object({ personId: line, email }),
  right: 'handover',
  from: ['desk'],
  checks: () => [],
  emits({ assignee }, { personId, email: address }) {
    const isMeant = assignee.personId === undefined && assignee.email?.toLowerCase() === address;
    return isMeant ? [{ type: 'assignee-identified', personId }] : [];
  },
  events: {
    'assignee-identified': event<{ readonly personId: string }>({
      reversal: 'none',
      about: 'assignee',
      evolve({ assignee: known, stated }, { personId }) {
        const assignee = { ...known, personId };
        return stated.assignee !== undefined && stated.assignee.email === assignee.email
          ? { assignee, stated: { ...stated, assignee } }
          : { assignee };
      },
      facts: ({ personId }) => ({ assignee: coded('person', personId) }),
    }),
  },
});
