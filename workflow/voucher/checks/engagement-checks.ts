import { check, type Check } from '../../kernel/checks.ts';
import type { Context, LongCustomer } from '../../partner/context.ts';
import { anyOf, coded, day as dayFact } from '../../kernel/facts.ts';
import type { Engagement, Programme } from '../../programme/definition.ts';
import { engagementOf, isLongEngagement, offerOf } from '../../programme/requirements.ts';
import { answerFor, eachOnce } from '../near-customers.ts';
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
  const { longEngagementDays = Infinity } = programme.windows;
  if (!isLongEngagement(voucher, programme)) return [];
  const facts = {
    engagement: coded('engagement', engagement),
    organisation: voucher.customer.organisation,
    days: longEngagementDays,
    heldBy: claimHeldBy ?? '',
  };
  return [check('long-engagement-free', claimHeldBy === undefined, facts, 'reason')];
}

/**
 * A customer with a similar name or address has such an engagement: a person has said whether it is
 * the same one (docs/programme-rules.md#customers). No check if there is none.
 */
export function nearCustomerChecks(
  { customer }: Voucher,
  engagement: string,
  answer: string | undefined,
  near: readonly LongCustomer[],
): readonly Check[] {
  const others = eachOnce(near.filter((one) => one.engagement === engagement));
  if (others.length === 0) return [];
  const facts = {
    organisation: customer.organisation,
    others: anyOf(others.map(({ organisation }) => organisation)),
    engagement: coded('engagement', engagement),
  };
  const isAnswered = answerFor(near, engagement, answer) !== undefined;
  return [check('customer-told-apart', isAnswered, facts, 'sameCustomer')];
}
