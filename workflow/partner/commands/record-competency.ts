import { z } from 'zod';
import { coded, dayOrNone } from '../../kernel/facts.ts';
import { dayField, line, optionalDay, reference } from '../../kernel/fields.ts';
import { LEVELS } from '../../programme/definition.ts';
import { competencyKnownCheck, evidenceChecks, withEvidence } from '../evidence.ts';
import type { HeldCompetency } from '../partner.ts';
import { command, event } from './command.ts';

export const recordCompetency = command({
  schema: z.object({
    competency: line,
    level: z.enum(LEVELS),
    reference,
    attainedOn: dayField,
    validUntil: optionalDay,
  }),
  actions: () => ['record-eligibility'],
  checks({ competency, attainedOn: from, validUntil }, { programme, today }, row) {
    const fields = { from: `${row}attainedOn`, validUntil: `${row}validUntil` };
    return [
      competencyKnownCheck(competency, programme, `${row}competency`),
      ...evidenceChecks({ from, validUntil }, today, fields),
    ];
  },
  emits: ({ competency, level, reference, attainedOn: from, validUntil }) => [
    { type: 'competency-recorded', competency, level, reference, from, validUntil },
  ],
  events: {
    'competency-recorded': event<HeldCompetency>({
      evolve: ({ competencies }, held) => ({
        competencies: withEvidence(
          competencies,
          held,
          (other) => other.competency === held.competency,
        ),
      }),
      facts: ({ competency, level, validUntil }) => ({
        competency: coded('competency', competency),
        level: coded('level', level),
        until: dayOrNone(validUntil),
      }),
    }),
  },
});
