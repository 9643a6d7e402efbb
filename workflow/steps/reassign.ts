import { z } from 'zod';
import { samePerson } from '../voucher/assignee.ts';
import { assigneeFact } from '../voucher/assignee.ts';
import type { Assignee } from '../voucher/voucher.ts';
import { command, event } from './step.ts';
import { assignee, assigneeOf } from './account.ts';

export const reassigned = event<{ readonly assignee: Assignee; readonly reason?: string }>({
  reversal: 'undo-of-person',
  evolve: (_voucher, { assignee }) => ({ assignee }),
  facts: ({ assignee, reason }) => ({ assignee: assigneeFact(assignee), reason: reason ?? '' }),
});

/** The customer changes the assignee; possible in any state. */
export const reassign = command({
  schema: z.object({ assignedTo: assignee }),
  right: 'handover',
  from: ['customer', 'microsoft'],
  checks: () => [],
  emits(voucher, { assignedTo }) {
    const assignee = assigneeOf(assignedTo);
    return samePerson(voucher.assignee, assignee) ? [] : [{ type: 'reassigned', assignee }];
  },
  events: { reassigned },
});
