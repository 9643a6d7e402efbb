import { check, type Check } from '../../kernel/checks.ts';
import type { Context } from '../../partner/context.ts';
import { coded, day as dayFact } from '../../kernel/facts.ts';
import type { Engagement, Programme } from '../../programme/definition.ts';
import { engagementOf, offerOf } from '../../programme/requirements.ts';
import type { Voucher } from '../voucher.ts';

/** Undefined if the offer has no such engagement. */
export function engagementIn(
  programme: Programme,
  offer: string,
  engagement: string,
): Engagement | undefined {
  return offerOf(programme, offer)?.engagements.find((one) => one.code === engagement);
}

/**
 * The engagement belongs to the offer and was not retired when the voucher was assigned
 * (docs/programme-rules.md#retired-engagements).
 */
export function engagementChecks(
  voucher: Voucher,
  engagement: string,
  { programme }: Context,
): readonly Check[] {
  const found = engagementIn(programme, voucher.offer, engagement);
  const known = (found ?? engagementOf(programme, engagement)) !== undefined;
  const belongs = check(
    'engagement-of-offer',
    found !== undefined,
    {
      engagement: known ? coded('engagement', engagement) : engagement,
      offer: coded('offer', voucher.offer),
    },
    'engagement',
  );
  if (found?.retiredOn === undefined) return [belongs];
  const facts = {
    engagement: coded('engagement', engagement),
    retiredOn: dayFact(found.retiredOn),
    on: dayFact(voucher.assignedOn),
  };
  const met = voucher.assignedOn < found.retiredOn;
  return [belongs, check('engagement-not-retired', met, facts, 'engagement')];
}

/**
 * Maximum days delivered for this engagement; no check if the programme file sets none
 * (docs/programme-rules.md#engagement-limit).
 */
export function engagementLimitChecks(
  engagement: Engagement | undefined,
  days: number,
): readonly Check[] {
  if (engagement?.maxDays === undefined) return [];
  const { code, maxDays } = engagement;
  const facts = { days, maxDays, engagement: coded('engagement', code) };
  return [check('days-within-engagement-limit', days <= maxDays, facts, 'daysDelivered')];
}

/**
 * At most one engagement of the longest service level per engagement type and customer, unless the
 * reason names another division, legal entity or product
 * (docs/programme-rules.md#one-long-engagement).
 */
export function longEngagementChecks(
  voucher: Voucher,
  engagement: string,
  { programme, claimHeldBy }: Context,
): readonly Check[] {
  const { longEngagementDays } = programme.windows;
  if (longEngagementDays === undefined || voucher.serviceLevel < longEngagementDays) return [];
  const facts = {
    engagement: coded('engagement', engagement),
    organisation: voucher.customer.organisation,
    days: longEngagementDays,
    heldBy: claimHeldBy ?? '',
  };
  return [check('long-engagement-free', claimHeldBy === undefined, facts, 'reason')];
}
