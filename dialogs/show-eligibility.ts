import { eligibilityCard } from '../cards/partner/eligibility-card.ts';
import { engagementCard } from '../cards/forms/engagement-card.ts';
import type { PartnerEvent } from '../workflow/partner/commands/catalogue.ts';
import { eligibilityView } from '../workflow/views/eligibility-view.ts';
import type { Voucher } from '../workflow/voucher/voucher.ts';
import { contextOf } from './show-voucher.ts';
import type { Turn } from './turn.ts';

/** The present checklist of step 1, with the events just recorded. */
export async function showEligibility(
  turn: Turn,
  done: readonly PartnerEvent[] = [],
  cutShort: readonly Voucher[] = [],
): Promise<void> {
  const view = eligibilityView(await contextOf(turn));
  await turn.show(eligibilityCard(turn.t, { ...view, done, cutShort }));
}

/** All requirements of one engagement; the whole checklist for an unknown code. */
export async function showEngagement(turn: Turn, engagement: string): Promise<void> {
  const view = eligibilityView(await contextOf(turn));
  for (const offer of view.offers) {
    const standing = offer.engagements.find((one) => one.engagement === engagement);
    if (standing) return turn.show(engagementCard(turn.t, { ...view, offer, standing }));
  }
  return showEligibility(turn);
}
