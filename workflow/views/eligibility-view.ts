import type { Context } from '../partner/context.ts';
import type { Day } from '../kernel/day.ts';
import { eligibilityOf, type Eligibility } from '../partner/eligibility.ts';
import { mayAct } from '../partner/permissions.ts';
import type { Evidence, HeldCompetency } from '../partner/partner.ts';
import { trainingOn, validOn } from '../partner/standing.ts';
import type { Action, Programme } from '../programme/definition.ts';
import { isRequired } from '../programme/requirements.ts';

/** A competency record and its validity today. */
export interface CompetencyView extends HeldCompetency {
  readonly state: 'valid' | 'past' | 'future';
}

export interface EligibilityView extends Eligibility {
  readonly today: Day;
  readonly programme: Programme;
  /** The valid compliance training, or else the latest recorded one. */
  readonly training?: Evidence;
  /** One record per competency and level: valid ones before future and past ones. */
  readonly held: readonly CompetencyView[];
  /** True if the programme requires assessments of consultants. */
  readonly asksForAssessments: boolean;
  /** True before the first enrolment: an existing partner can import its records in one form. */
  readonly isNew: boolean;
  readonly may: { readonly record: boolean; readonly enrol: boolean };
}

/** Step 1 as a checklist: competencies of the partner, and unmet checks per engagement. */
export function eligibilityView({ actor, partner, programme, today }: Context): EligibilityView {
  const may = (action: Action): boolean => mayAct(actor, action, programme, undefined);
  return {
    ...eligibilityOf(partner, programme, today),
    today,
    programme,
    training: trainingOn(partner, today) ?? partner.trainings.at(-1),
    held: mostImportant(
      partner.competencies.map((record): CompetencyView => ({
        ...record,
        state: stateOn(record, today),
      })),
    ),
    asksForAssessments: isRequired(programme, 'consultantAssessment', today),
    isNew: partner.enrolments.length === 0,
    may: { record: may('record-eligibility'), enrol: may('enrol') },
  };
}

function stateOn(record: Evidence, today: Day): CompetencyView['state'] {
  if (validOn(record, today)) return 'valid';
  return record.from > today ? 'future' : 'past';
}

function mostImportant(held: readonly CompetencyView[]): readonly CompetencyView[] {
  const sorted = held.toSorted(byImportance);
  return sorted.filter(
    (one, at) =>
      sorted.findIndex(
        ({ competency, level }) => competency === one.competency && level === one.level,
      ) === at,
  );
}

const ORDER = ['valid', 'future', 'past'];

function byImportance(one: CompetencyView, other: CompetencyView): number {
  const until = (held: CompetencyView): Day => held.validUntil ?? '9999-12-31';
  return (
    ORDER.indexOf(one.state) - ORDER.indexOf(other.state) || until(other).localeCompare(until(one))
  );
}
