import { eligibilityCard } from '../cards/partner/eligibility-card.ts';
import { engagementCard } from '../cards/forms/engagement-card.ts';
import type { Check } from '../workflow/kernel/checks.ts';
import type { Context } from '../workflow/partner/context.ts';
import type { PartnerEvent } from '../workflow/partner/commands/catalogue.ts';
import { eligibilityView } from '../workflow/views/eligibility-view.ts';
import { remedyOf, type Remedy } from '../workflow/views/remedies.ts';
import type { Voucher } from '../workflow/voucher/voucher.ts';
import { contextOf } from './show-voucher.ts';
import type { Turn } from './turn.ts';

const remediesIn = (context: Context) => ({
  remedyOf: (check: Check): Remedy | undefined => remedyOf(check, context),
});

/** The present checklist of step 1, of one offer or of all, with the events just recorded. */
export async function showEligibility(
  turn: Turn,
  done: readonly PartnerEvent[] = [],
  cutShort: readonly Voucher[] = [],
  only?: string,
): Promise<void> {
  const context = await contextOf(turn);
  const all = eligibilityView(context);
  const offers = all.offers.filter(({ offer }) => only === undefined || offer === only);
  const view = { ...all, offers, ...remediesIn(context) };
  await turn.show(eligibilityCard(turn.t, { ...view, done, cutShort }));
}

/** All requirements of one engagement; the whole checklist for an unknown code. */
export async function showEngagement(turn: Turn, engagement: string): Promise<void> {
  const context = await contextOf(turn);
  const view = { ...eligibilityView(context), ...remediesIn(context) };
  for (const offer of view.offers) {
    const standing = offer.engagements.find((one) => one.engagement === engagement);
    if (standing) return turn.show(engagementCard(turn.t, { ...view, offer, standing }));
  }
  return showEligibility(turn);
}
