import { z } from 'zod';
import { coded } from '../../kernel/facts.ts';
import { dayField, line, optionalDay, reference } from '../../kernel/fields.ts';
import { competencyKnownCheck, evidenceChecks, examChecks, withEvidence } from '../evidence.ts';
import type { Assessment } from '../partner.ts';
import { consultantCheck } from '../standing-checks.ts';
import { memberFor } from '../team.ts';
import { command, event } from './command.ts';

/** An assessment or exam that one of the partner's consultants passed. */
export const recordAssessment = command({
  schema: z.object({
    consultant: line,
    competency: line,
    exam: line,
    reference,
    passedOn: dayField,
    validUntil: optionalDay,
  }),
  actions: () => ['record-eligibility'],
  checks(input, { partner, programme, today }, row) {
    const { competency, consultant, exam, passedOn: from, validUntil } = input;
    const fields = { from: `${row}passedOn`, validUntil: `${row}validUntil` };
    return [
      consultantCheck(partner, consultant, `${row}consultant`),
      competencyKnownCheck(competency, programme, `${row}competency`),
      ...examChecks(exam, competency, programme, `${row}exam`),
      ...evidenceChecks({ from, validUntil }, today, fields),
    ];
  },
  emits(input, { partner }) {
    const { competency, exam, reference, passedOn: from, validUntil } = input;
    const consultant = memberFor(partner, input.consultant)?.personId ?? input.consultant;
    return [
      { type: 'assessment-recorded', consultant, competency, exam, reference, from, validUntil },
    ];
  },
  events: {
    'assessment-recorded': event<Assessment>({
      evolve: ({ assessments }, passed) => ({
        assessments: withEvidence(
          assessments,
          passed,
          (other) => other.consultant === passed.consultant && other.exam === passed.exam,
        ),
      }),
      facts: ({ consultant, exam, competency }) => ({
        consultant: coded('person', consultant),
        exam,
        competency: coded('competency', competency),
      }),
    }),
  },
});
