import { unmet, type Check } from '../../kernel/checks.ts';
import type { Context } from '../../partner/context.ts';
import type { Day } from '../../kernel/day.ts';
import { coded } from '../../kernel/facts.ts';
import {
  assessmentChecks,
  competencyChecks,
  consultantCheck,
} from '../../partner/standing-checks.ts';
import type { Engagement } from '../../programme/definition.ts';

/**
 * The partner holds a competency that qualifies for the engagement on each of the days
 * (docs/programme-rules.md#qualifying-competency).
 */
export function engagementCompetencyChecks(
  engagement: Engagement,
  days: readonly Day[],
  { partner, programme }: Context,
): readonly Check[] {
  const required = {
    for: coded('engagement', engagement.code),
    qualifications: engagement.qualifyingCompetencies,
  };
  return onEvery(days, (day) => competencyChecks(partner, programme, required, day, 'engagement'));
}

/**
 * The consultant is a team member with a passed assessment for a qualifying competency that is
 * valid on each of the days (docs/programme-rules.md#consultant-assessment).
 * @param named the consultant of the reservation or report, accepted even if they have left since
 */
export function consultantChecks(
  consultant: string,
  engagement: Engagement | undefined,
  days: readonly Day[],
  { partner, programme }: Context,
  named?: string,
): readonly Check[] {
  const known = consultantCheck(partner, consultant, 'consultant', named);
  if (!known.met || engagement === undefined) return [known];
  const needed = engagement.qualifyingCompetencies;
  return [
    known,
    ...onEvery(days, (day) =>
      assessmentChecks(partner, programme, consultant, needed, day, 'consultant'),
    ),
  ];
}

/** The checks of the first day with an unmet one, else of the last day. */
function onEvery(days: readonly Day[], checksOn: (day: Day) => readonly Check[]): readonly Check[] {
  let checks: readonly Check[] = [];
  for (const day of days) {
    checks = checksOn(day);
    if (unmet(checks).length > 0) break;
  }
  return checks;
}
