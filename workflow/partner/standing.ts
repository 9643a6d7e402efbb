import { addDays, addYears, type Day } from '../kernel/day.ts';
import type { Programme, Qualification } from '../programme/definition.ts';
import type { Assessment, Enrolment, Evidence, HeldCompetency, Partner } from './partner.ts';

/** The records that are valid on a day. First and last day are included. */

export function validOn(evidence: Pick<Evidence, 'from' | 'validUntil'>, day: Day): boolean {
  return evidence.from <= day && (evidence.validUntil === undefined || day <= evidence.validUntil);
}

/** The record that ends last, of those valid on the day; without a day, of all. */
export function longest<Record extends Evidence>(
  records: readonly Record[],
  day?: Day,
): Record | undefined {
  let best: Record | undefined;
  for (const record of records)
    if (
      (day === undefined || validOn(record, day)) &&
      (best === undefined || lasts(record) > lasts(best))
    )
      best = record;
  return best;
}

const lasts = (evidence: Evidence): Day => evidence.validUntil ?? '9999-12-31';

export const trainingOn = (partner: Partner, day: Day): Evidence | undefined =>
  longest(partner.trainings, day);

/** A competency that matches one of the qualifications; without a day, also one that has ended. */
export function competencyOn(
  partner: Partner,
  qualifications: readonly Qualification[],
  day?: Day,
): HeldCompetency | undefined {
  const qualifying: HeldCompetency[] = [];
  for (const held of partner.competencies)
    for (const { competency, levels } of qualifications)
      if (competency === held.competency && levels.includes(held.level)) qualifying.push(held);
  return longest(qualifying, day);
}

/**
 * An assessment for one of the competencies (docs/programme-rules.md#consultant-assessment); without
 * a day, also one that has ended.
 */
export function assessmentOn(
  { assessments }: Partner,
  personId: string,
  qualifications: readonly Qualification[],
  day?: Day,
): Assessment | undefined {
  const qualifying: Assessment[] = [];
  for (const passed of assessments)
    for (const { competency } of qualifications)
      if (competency === passed.competency && passed.consultant === personId)
        qualifying.push(passed);
  return longest(qualifying, day);
}

export function enrolmentOn(partner: Partner, offer: string, day: Day): Enrolment | undefined {
  return partner.enrolments.findLast(
    (one) => one.offer === offer && one.enrolledOn <= day && day <= one.validUntil,
  );
}

/** The enrolment that ends last, running or ended, of those made until the day. */
export function lastEnrolment(partner: Partner, offer: string, day: Day): Enrolment | undefined {
  let last: Enrolment | undefined;
  for (const one of partner.enrolments)
    if (one.offer === offer && one.enrolledOn <= day)
      if (last === undefined || one.validUntil >= last.validUntil) last = one;
  return last;
}

/**
 * Last day: the day before the anniversary, or the 28th of February if the enrolment begins on the
 * 29th (docs/programme-rules.md#yearly-renewal).
 */
export function enrolmentEnd(firstDay: Day, programme: Programme): Day {
  const anniversary = addYears(firstDay, programme.windows.renewalYears);
  const exists = anniversary.slice(-2) === firstDay.slice(-2);
  return exists ? addDays(anniversary, -1) : anniversary;
}

export const renewalOpensOn = (
  enrolment: Pick<Enrolment, 'validUntil'>,
  programme: Programme,
): Day => addDays(enrolment.validUntil, -programme.windows.renewalNoticeDays);
