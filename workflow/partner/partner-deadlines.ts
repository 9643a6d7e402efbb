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

/** Something of the company's that ends unless it is renewed. */
export interface PartnerDeadline {
  readonly kind: PartnerDeadlineKind;
  /** Its last day. */
  readonly on: Day;
  /** Code of the offer or the competency; empty for the training. */
  readonly about: string;
}

/** What the company has to renew, the earliest first; what was renewed counts by its new last day. */
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

/** The latest last day of each thing; one that has no end needs no renewal. */
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
