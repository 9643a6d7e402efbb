import { unmet, type Check } from '../../kernel/checks.ts';
import type { Context } from '../../partner/context.ts';
import type { Day } from '../../kernel/day.ts';
import { coded } from '../../kernel/facts.ts';
import {
  assessmentChecks,
  competencyChecks,
  consultantCheck,
  enrolmentCheck,
  trainingChecks,
} from '../../partner/standing-checks.ts';
import type { Engagement } from '../../programme/definition.ts';

/**
 * Training and enrolment are valid on the days of the delivery and of the step
 * (docs/programme-rules.md#validity).
 */
export function deliveryStandingChecks(
  offer: string,
  delivery: readonly Day[],
  { partner, programme, today }: Context,
): readonly Check[] {
  return onEvery([...delivery, today], (day) => [
    ...trainingChecks(partner, programme, day),
    enrolmentCheck(partner, offer, day),
  ]);
}

/**
 * The partner holds a competency that qualifies for the engagement
 * (docs/programme-rules.md#qualifying-competency).
 * @param delivery days on which it must be held besides the day of the step
 */
export function engagementCompetencyChecks(
  engagement: Engagement,
  delivery: readonly Day[],
  { partner, programme, today }: Context,
): readonly Check[] {
  const required = {
    for: coded('engagement', engagement.code),
    qualifications: engagement.qualifyingCompetencies,
  };
  return onEvery([...delivery, today], (day) =>
    competencyChecks(partner, programme, required, day, 'engagement'),
  );
}

/**
 * The consultant is a team member with a passed assessment for a qualifying competency
 * (docs/programme-rules.md#consultant-assessment).
 * @param delivery days on which it must be valid besides the day of the step
 * @param named the consultant of the reservation or report, accepted even if they have left since:
 * then only the days of the delivery count
 */
export function consultantChecks(
  consultant: string,
  engagement: Engagement | undefined,
  delivery: readonly Day[],
  { partner, programme, today }: Context,
  named?: string,
): readonly Check[] {
  const known = consultantCheck(partner, consultant, 'consultant', named);
  if (!known.met || engagement === undefined) return [known];
  const days = known.facts['left'] === 'yes' ? delivery : [...delivery, today];
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
