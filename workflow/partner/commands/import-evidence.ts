import { z } from 'zod';
import type { Check } from '../../kernel/checks.ts';
import { coded, dayOrNone } from '../../kernel/facts.ts';
import type { Evidence } from '../partner.ts';
import { presentOrFormer } from '../team.ts';
import type { EventOf } from './command.ts';
import { differing, type Pair, type RowKind } from './import-row.ts';
import { recordAssessment } from './record-assessment.ts';
import { recordCompetency } from './record-competency.ts';
import { recordTraining } from './record-training.ts';

const training = recordTraining.schema.extend({ kind: z.literal('trainings') });
const competency = recordCompetency.schema.extend({ kind: z.literal('competencies') });
const assessment = recordAssessment.schema.extend({ kind: z.literal('assessments') });

export const evidenceSchemas = [training, competency, assessment] as const;

export const evidenceEvents = {
  ...recordTraining.events,
  ...recordCompetency.events,
  ...recordAssessment.events,
};
type EvidenceEvent = EventOf<typeof evidenceEvents>;

/**
 * Rows of trainings, competencies and assessments. The reference identifies the record; the same
 * competency or exam on the same day is the same record with another reference.
 */
export const evidenceRows: {
  readonly trainings: RowKind<z.output<typeof training>, EvidenceEvent>;
  readonly competencies: RowKind<z.output<typeof competency>, EvidenceEvent>;
  readonly assessments: RowKind<z.output<typeof assessment>, EvidenceEvent>;
} = {
  trainings: {
    differences: (input, { partner }) =>
      evidenceDifferences(
        partner.trainings.find(({ reference }) => reference === input.reference),
        { ...input, from: input.completedOn },
        'completedOn',
      ),
    checks: (input, context) => recordTraining.checks?.(input, context, '') ?? [],
    emits: (input, context) => recordTraining.emits(input, context),
  },
  competencies: {
    differences(input, { partner }) {
      const theirs = partner.competencies.filter(
        ({ competency }) => competency === input.competency,
      );
      const known =
        referredTo(theirs, input) ??
        theirs.find(({ from, level }) => from === input.attainedOn && level === input.level);
      return evidenceDifferences(
        known,
        { ...input, from: input.attainedOn },
        'attainedOn',
        known && [['level', coded('level', known.level), coded('level', input.level)]],
      );
    },
    checks: (input, context) => recordCompetency.checks?.(input, context, '') ?? [],
    emits: (input, context) => recordCompetency.emits(input, context),
  },
  assessments: {
    differences(input, { partner }) {
      const consultant = presentOrFormer(partner, input.consultant)?.personId ?? input.consultant;
      const theirs = partner.assessments.filter(
        (one) => one.consultant === consultant && one.exam === input.exam,
      );
      const known =
        referredTo(theirs, input) ??
        theirs.find(
          ({ competency, from }) => from === input.passedOn && competency === input.competency,
        );
      return evidenceDifferences(
        known,
        { ...input, from: input.passedOn },
        'passedOn',
        known && [
          [
            'competency',
            coded('competency', known.competency),
            coded('competency', input.competency),
          ],
        ],
      );
    },
    checks: (input, context) => recordAssessment.checks?.(input, context, '') ?? [],
    emits: (input, context) => recordAssessment.emits(input, context),
  },
};

const referredTo = <Record extends Evidence>(
  all: readonly Record[],
  { reference }: Pick<Evidence, 'reference'>,
): Record | undefined => all.find((one) => one.reference === reference);

function evidenceDifferences(
  known: Evidence | undefined,
  theirs: Pick<Evidence, 'from' | 'reference' | 'validUntil'>,
  field: string,
  more: readonly Pair[] = [],
): readonly Check[] | undefined {
  return (
    known &&
    differing([
      ['reference', known.reference, theirs.reference],
      [field, dayOrNone(known.from), dayOrNone(theirs.from)],
      ['validUntil', dayOrNone(known.validUntil), dayOrNone(theirs.validUntil)],
      ...more,
    ])
  );
}
