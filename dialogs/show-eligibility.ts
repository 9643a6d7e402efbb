import { eligibilityCard } from '../cards/partner/eligibility-card.ts';
import { engagementCard } from '../cards/forms/engagement-card.ts';
import type { PartnerEvent } from '../workflow/partner/commands/catalogue.ts';
import { eligibilityView } from '../workflow/views/eligibility-view.ts';
import { contextOf } from './show-voucher.ts';
import type { Turn } from './turn.ts';

/** The checklist of step 1 as it is now, with what has just been recorded. */
export async function showEligibility(
  turn: Turn,
  done: readonly PartnerEvent[] = [],
): Promise<void> {
  const view = eligibilityView(await contextOf(turn));
  await turn.show(eligibilityCard(turn.t, { ...view, done }));
}

/** Everything one engagement asks for; the whole checklist where there is none of that code. */
export async function showEngagement(turn: Turn, engagement: string): Promise<void> {
  const view = eligibilityView(await contextOf(turn));
  for (const offer of view.offers) {
    const standing = offer.engagements.find((one) => one.engagement === engagement);
    if (standing) return turn.show(engagementCard(turn.t, { ...view, offer, standing }));
  }
  return showEligibility(turn);
}
