import type { Day } from '../kernel/day.ts';
import type { Programme } from '../programme/definition.ts';
import { isRequired } from '../programme/requirements.ts';
import type { Evidence, Partner } from './partner.ts';

export const PARTNER_DEADLINES = [
  'enrolment-renewal',
  'training-renewal',
  'competency-renewal',
] as const;
export type PartnerDeadlineKind = (typeof PARTNER_DEADLINES)[number];

/** The end of a record that must be renewed. */
export interface PartnerDeadline {
  readonly kind: PartnerDeadlineKind;
  /** The last day. */
  readonly on: Day;
  /** Code of the offer or the competency; empty for the training. */
  readonly about: string;
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
  return [
    ...lastDays('enrolment-renewal', enrolments),
    ...lastDays('training-renewal', trainings).filter(({ on }) =>
      isRequired(programme, 'complianceTraining', on),
    ),
    ...lastDays('competency-renewal', competencies).filter(({ on }) =>
      isRequired(programme, 'qualifyingCompetency', on),
    ),
  ].toSorted((a, b) => a.on.localeCompare(b.on));
}

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
