import { check, type Check } from '../kernel/checks.ts';
import type { Day } from '../kernel/day.ts';
import { anyOf, coded, day as dayFact, dayOrNone, type Fact } from '../kernel/facts.ts';
import type { Programme, Qualification } from '../programme/definition.ts';
import { isRequired } from '../programme/requirements.ts';
import type { Context } from './context.ts';
import type { Partner } from './partner.ts';
import { assessmentOn, competencyOn, enrolmentOn, lastEnrolment, trainingOn } from './standing.ts';
import { memberFor, personIdOf } from './team.ts';

/**
 * Checks of the partner's records for a day. The list is empty if the programme does not require
 * the record on that day.
 */

/** The training counts for the whole partner (docs/programme-rules.md#compliance-training). */
export function trainingChecks(partner: Partner, programme: Programme, on: Day): readonly Check[] {
  if (!isRequired(programme, 'complianceTraining', on)) return [];
  const training = trainingOn(partner, on);
  const latest = training ?? partner.trainings.at(-1);
  return [
    check('compliance-training-valid', training !== undefined, {
      on: dayFact(on),
      state: latest === undefined ? 'missing' : training ? 'valid' : 'past',
      until: dayOrNone(latest?.validUntil),
    }),
  ];
}

/**
 * The guidelines were read and the current version of the agreement is signed
 * (docs/programme-rules.md#programme-agreement).
 */
export function agreementChecks(partner: Partner, programme: Programme, on: Day): readonly Check[] {
  if (!isRequired(programme, 'programmeAgreement', on)) return [];
  const { agreement } = partner;
  const version = programme.agreementVersion;
  const signed = agreement?.version === version ? agreement : undefined;
  return [
    check('guidelines-read', signed !== undefined && signed.guidelinesReadOn <= on, {
      version,
      readOn: dayOrNone(signed?.guidelinesReadOn),
    }),
    check('agreement-signed', signed !== undefined && signed.signedOn <= on, {
      version,
      signedVersion: agreement?.version ?? '',
      signedOn: dayOrNone(agreement?.signedOn),
    }),
  ];
}

export function enrolmentCheck(partner: Partner, offer: string, on: Day, field?: string): Check {
  const enrolment = enrolmentOn(partner, offer, on);
  const latest = enrolment ?? lastEnrolment(partner, offer, on);
  return check(
    'enrolled-in-offer',
    enrolment !== undefined,
    {
      offer: coded('offer', offer),
      state: latest === undefined ? 'never' : enrolment ? 'active' : 'lapsed',
      until: dayOrNone(latest?.validUntil),
      on: dayFact(on),
    },
    field,
  );
}

/** Requirements for validating or reserving a voucher of the offer. */
export function standingChecks(
  { partner, programme, today }: Context,
  offer: string,
): readonly Check[] {
  return [
    ...trainingChecks(partner, programme, today),
    ...agreementChecks(partner, programme, today),
    enrolmentCheck(partner, offer, today),
  ];
}

/**
 * One of the qualifications is held (docs/programme-rules.md#qualifying-competency). `for` is the
 * offer or engagement that requires it.
 */
export function competencyChecks(
  partner: Partner,
  programme: Programme,
  required: { readonly for: Fact; readonly qualifications: readonly Qualification[] },
  on: Day,
  field?: string,
): readonly Check[] {
  if (!isRequired(programme, 'qualifyingCompetency', on)) return [];
  const held = competencyOn(partner, required.qualifications, on);
  return [
    check(
      'competency-held',
      held !== undefined,
      {
        for: required.for,
        competencies: qualificationFact(required.qualifications),
        held: held ? coded('competency', held.competency) : '',
        level: held ? coded('level', held.level) : '',
        until: dayOrNone(held?.validUntil),
        on: dayFact(on),
      },
      field,
    ),
  ];
}

/** @param named the consultant of the record, accepted even if they have left since */
export function consultantCheck(
  partner: Partner,
  consultant: string,
  field?: string,
  named?: string,
): Check {
  const personId = personIdOf(partner, consultant);
  const isConsultant = memberFor(partner, consultant)?.roles.includes('consultant') ?? false;
  return check(
    'consultant-known',
    isConsultant || consultant === named || personId === named,
    { consultant: coded('person', personId), left: isConsultant ? 'no' : 'yes' },
    field,
  );
}

/**
 * The consultant has an assessment for one of the competencies, valid on the day
 * (docs/programme-rules.md#consultant-assessment).
 */
export function assessmentChecks(
  partner: Partner,
  programme: Programme,
  consultant: string,
  qualifications: readonly Qualification[],
  on: Day,
  field?: string,
): readonly Check[] {
  if (!isRequired(programme, 'consultantAssessment', on)) return [];
  const personId = personIdOf(partner, consultant);
  const passed = assessmentOn(partner, personId, qualifications, on);
  return [
    check(
      'consultant-qualified',
      passed !== undefined,
      {
        consultant: coded('person', personId),
        competencies: competencyFact(qualifications),
        exam: passed?.exam ?? '',
        until: dayOrNone(passed?.validUntil),
        on: dayFact(on),
      },
      field,
    ),
  ];
}

/** Without duplicates. */
function qualificationFact(qualifications: readonly Qualification[]): Fact {
  const distinct = new Map<string, Fact>();
  for (const { competency, levels } of qualifications)
    distinct.set(JSON.stringify([competency, levels]), { as: 'qualification', competency, levels });
  return anyOf([...distinct.values()]);
}

/** Without duplicates; the level of the competency does not matter for assessments. */
function competencyFact(qualifications: readonly Qualification[]): Fact {
  const distinct = new Map<string, Fact>();
  for (const { competency } of qualifications)
    distinct.set(competency, coded('competency', competency));
  return anyOf([...distinct.values()]);
}
