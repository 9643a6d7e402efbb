import type { Day } from '../kernel/day.ts';
import type { Programme } from '../programme/definition.ts';
import { isRequired } from '../programme/requirements.ts';
import type { Assessment, Evidence, Partner } from './partner.ts';
import { memberFor } from './team.ts';

export const PARTNER_DEADLINES = [
  'enrolment-renewal',
  'training-renewal',
  'competency-renewal',
  'exam-renewal',
] as const;
export type PartnerDeadlineKind = (typeof PARTNER_DEADLINES)[number];

/** The end of a record that must be renewed. */
export interface PartnerDeadline {
  readonly kind: PartnerDeadlineKind;
  /** The last day. */
  readonly on: Day;
  /** Code of the offer or the competency; empty for the training. */
  readonly about: string;
  /** Person id of the consultant who passed the exam. */
  readonly consultant?: string;
}

/** All renewals, the earliest first. Renewed records count with their new last day. */
export function partnerDeadlines(
  partner: Partner,
  programme: Programme,
): readonly PartnerDeadline[] {
  const enrolments = partner.enrolments.map(({ offer, validUntil }) => ({
    about: offer,
    validUntil,
  }));
  const trainings = partner.trainings.map(({ validUntil }) => ({ about: '', validUntil }));
  const competencies = partner.competencies.map(({ competency, validUntil }) => ({
    about: competency,
    validUntil,
  }));
  const exams = Map.groupBy(partner.assessments, ({ consultant }) => consultant);
  return [
    ...lastDays('enrolment-renewal', enrolments),
    ...lastDays('training-renewal', trainings).filter(({ on }) =>
      isRequired(programme, 'complianceTraining', on),
    ),
    ...lastDays('competency-renewal', competencies).filter(({ on }) =>
      isRequired(programme, 'qualifyingCompetency', on),
    ),
    ...[...exams]
      .filter(([consultant]) => isConsultant(partner, consultant))
      .flatMap(([consultant, passed]) =>
        lastDays('exam-renewal', passed.map(ofCompetency)).map((one) => ({ ...one, consultant })),
      )
      .filter(({ on }) => isRequired(programme, 'consultantAssessment', on)),
  ].toSorted((a, b) => a.on.localeCompare(b.on));
}

const isConsultant = (partner: Partner, personId: string): boolean =>
  memberFor(partner, personId)?.roles.includes('consultant') ?? false;

const ofCompetency = ({ competency, validUntil }: Assessment): Ending => ({
  about: competency,
  validUntil,
});

interface Ending extends Pick<Evidence, 'validUntil'> {
  readonly about: string;
}

/** The latest end per subject; records without end need no renewal. */
function lastDays(
  kind: PartnerDeadlineKind,
  records: readonly Ending[],
): readonly PartnerDeadline[] {
  const byThing = Map.groupBy(records, ({ about }) => about);
  return [...byThing].flatMap(([about, ofIt]) => {
    const ends = ofIt.flatMap(({ validUntil }) => (validUntil === undefined ? [] : [validUntil]));
    const last = ends.toSorted().at(-1);
    return last === undefined || ends.length < ofIt.length ? [] : [{ kind, on: last, about }];
  });
}
