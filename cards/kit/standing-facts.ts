import { allOf, coded, day, type Facts } from '../../workflow/kernel/facts.ts';
import type { ConsultantStanding } from '../../workflow/views/plannable-consultants.ts';

/** Number of engagements up to which they are named for a consultant. */
const NAMED_MAX = 1;

/** Facts of a message with a `select` on `standing`. */
export function standingFacts(standing: ConsultantStanding): Facts {
  const none = { until: '', engagements: '', count: 0 };
  switch (standing.kind) {
    case 'past':
      return { ...none, standing: 'past', until: day(standing.until) };
    case 'some': {
      const { engagements } = standing;
      const named = engagements.length <= NAMED_MAX;
      return {
        ...none,
        standing: named ? 'some' : 'count',
        engagements: allOf(engagements.map((code) => coded('engagement', code))),
        count: engagements.length,
      };
    }
    default:
      return { ...none, standing: standing.kind };
  }
}
