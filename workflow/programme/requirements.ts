import type { Day } from '../kernel/day.ts';
import type { Engagement, Offer, Programme, Qualification, RequirementName } from './definition.ts';

/**
 * True if the programme requires it on the day. First and last day, both included, count only if
 * the calendar is in force (docs/programme-rules.md#dated-changes).
 */
export function isRequired(programme: Programme, name: RequirementName, day: Day): boolean {
  const { inForce, from, until } = programme.requirements[name];
  if (!inForce || !programme.calendar.inForce) return inForce;
  return (from === undefined || from <= day) && (until === undefined || day <= until);
}

/** True for the service level that a customer gets once per type of engagement. */
export function isLongEngagement(
  { serviceLevel }: { readonly serviceLevel: number },
  { windows }: Programme,
): boolean {
  return windows.longEngagementDays !== undefined && serviceLevel >= windows.longEngagementDays;
}

export function offerOf(programme: Programme, code: string): Offer | undefined {
  return programme.offers.find((offer) => offer.code === code);
}

/** Searches the engagements of all offers. */
export function engagementOf(programme: Programme, code: string): Engagement | undefined {
  for (const offer of programme.offers) {
    const found = offer.engagements.find((engagement) => engagement.code === code);
    if (found) return found;
  }
  return undefined;
}

/** One of these is required to enrol in the offer (docs/programme-rules.md#entry-competency). */
export function entryQualifications(offer: Offer): readonly Qualification[] {
  return (
    offer.entryCompetencies ??
    offer.engagements.flatMap((engagement) => engagement.qualifyingCompetencies)
  );
}
