import { z } from 'zod';
import { dayOrNone } from '../../kernel/facts.ts';
import { dayField, optionalDay, reference } from '../../kernel/fields.ts';
import { evidenceChecks, withEvidence } from '../evidence.ts';
import type { Evidence } from '../partner.ts';
import { command, event } from './command.ts';

/** The compliance training, which counts for the whole partner. */
export const recordTraining = command({
  schema: z.object({ reference, completedOn: dayField, validUntil: optionalDay }),
  actions: () => ['record-eligibility'],
  checks({ completedOn: from, validUntil }, { today }, row) {
    const fields = { from: `${row}completedOn`, validUntil: `${row}validUntil` };
    return evidenceChecks({ from, validUntil }, today, fields);
  },
  emits: ({ reference, completedOn: from, validUntil }) => [
    { type: 'training-recorded', reference, from, validUntil },
  ],
  events: {
    'training-recorded': event<Evidence>({
      evolve: ({ trainings }, training) => ({ trainings: withEvidence(trainings, training) }),
      facts: ({ reference, validUntil }) => ({ reference, until: dayOrNone(validUntil) }),
    }),
  },
});
