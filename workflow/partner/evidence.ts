import { check, type Check } from '../kernel/checks.ts';
import type { Day } from '../kernel/day.ts';
import { coded, day as dayFact } from '../kernel/facts.ts';
import type { Programme } from '../programme/definition.ts';
import type { Evidence } from './partner.ts';

/**
 * Required of all evidence: it is not of the future, and does not end before it begins
 * (docs/programme-rules.md#evidence).
 */
export function evidenceChecks(
  proof: { readonly from: Day; readonly validUntil?: Day },
  today: Day,
  fields: { readonly from: string; readonly validUntil: string },
): readonly Check[] {
  const { from, validUntil } = proof;
  return [
    notFutureCheck(from, today, fields.from),
    ...(validUntil === undefined
      ? []
      : [
          check(
            'dates-in-order',
            from <= validUntil,
            { from: dayFact(from), until: dayFact(validUntil) },
            fields.validUntil,
          ),
        ]),
  ];
}

/** Evidence is of the past: its day is today or before. */
export function notFutureCheck(day: Day, today: Day, field: string): Check {
  return check('day-not-future', day <= today, { day: dayFact(day), today: dayFact(today) }, field);
}

export function competencyKnownCheck(code: string, programme: Programme, field: string): Check {
  const known = programme.competencies.some((competency) => competency.code === code);
  return check('requirement-known', known, { competency: coded('competency', code) }, field);
}

/** The exam is one of the competency's; any exam counts if the programme names none. */
export function examChecks(
  exam: string,
  competency: string,
  programme: Programme,
  field: string,
): readonly Check[] {
  const named = programme.exams.filter((one) => one.competency === competency);
  if (named.length === 0) return [];
  return [
    check(
      'exam-known',
      named.some((one) => one.code === exam),
      { exam, competency: coded('competency', competency) },
      field,
    ),
  ];
}

/** Adds a record, or corrects the one with the same reference and subject. */
export function withEvidence<Record extends Evidence>(
  all: readonly Record[],
  record: Record,
  isAboutTheSame: (other: Record) => boolean = () => true,
): readonly Record[] {
  const isCorrected = (other: Record) =>
    other.reference === record.reference && isAboutTheSame(other);
  return [...all.filter((other) => !isCorrected(other)), record];
}
