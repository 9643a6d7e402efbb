import type { Check } from '../kernel/checks.ts';
import type { Day } from '../kernel/day.ts';
import { coded } from '../kernel/facts.ts';
import { partnerChecks, offerChecks } from './enrolment-checks.ts';
import type { Enrolment, Partner } from './partner.ts';
import {
  assessmentChecks,
  competencyChecks,
  enrolmentCheck,
  trainingChecks,
} from './standing-checks.ts';
import { enrolmentOn, lastEnrolment, renewalOpensOn } from './standing.ts';
import { membersWith } from './team.ts';
import type { Engagement, Offer, Programme } from '../programme/definition.ts';

/**
 * `in-progress`: not enrolled, but the entry competency is held; without one, any requirement of
 * all offers is met · `renewal-due`: enrolled, and renewal is possible · `lapsed`: the enrolment
 * has ended.
 */
export type OfferState = 'not-started' | 'in-progress' | 'active' | 'renewal-due' | 'lapsed';

/** `deliverable` if all checks are met. */
export interface EngagementStanding {
  readonly engagement: string;
  readonly deliverable: boolean;
  readonly checks: readonly Check[];
  /** One check per consultant; empty if the programme requires no assessment. */
  readonly consultants: readonly Check[];
}

export interface OfferStanding {
  readonly offer: string;
  readonly state: OfferState;
  /** The latest one, running or ended. */
  readonly enrolment?: Enrolment;
  /** First day to renew a running enrolment. */
  readonly renewableFrom?: Day;
  /** Requirements for enrolment or renewal. */
  readonly checks: readonly Check[];
  readonly engagements: readonly EngagementStanding[];
}

export interface Eligibility {
  readonly partnerChecks: readonly Check[];
  readonly offers: readonly OfferStanding[];
}

/** The checklist for a day. Retired offers appear only if records name them. */
export function eligibilityOf(partner: Partner, programme: Programme, today: Day): Eligibility {
  const context = { partner, programme, today };
  return {
    partnerChecks: trainingChecks(partner, programme, today),
    offers: programme.offers
      .filter((offer) => !offer.retired || lastEnrolment(partner, offer.code, today) !== undefined)
      .map((offer) => offerStanding(offer, context)),
  };
}

interface AsOf {
  readonly partner: Partner;
  readonly programme: Programme;
  readonly today: Day;
}

function offerStanding(offer: Offer, context: AsOf): OfferStanding {
  const { partner, programme, today } = context;
  const enrolment = lastEnrolment(partner, offer.code, today);
  const isRunning = enrolmentOn(partner, offer.code, today) !== undefined;
  const checks = [...partnerChecks(context), ...offerChecks(offer.code, context)];
  return {
    offer: offer.code,
    state: stateOf(enrolment, isRunning, checks, context),
    enrolment,
    renewableFrom: enrolment && isRunning ? renewalOpensOn(enrolment, programme) : undefined,
    checks,
    engagements: offer.engagements
      .filter(({ retiredOn }) => retiredOn === undefined || today < retiredOn)
      .map((engagement) => engagementStanding(offer, engagement, context)),
  };
}

function stateOf(
  enrolment: Enrolment | undefined,
  isRunning: boolean,
  checks: readonly Check[],
  context: AsOf,
): OfferState {
  const { programme, today } = context;
  if (enrolment && isRunning)
    return today < renewalOpensOn(enrolment, programme) ? 'active' : 'renewal-due';
  if (enrolment) return 'lapsed';
  const own = checks.filter(({ code }) => code === 'competency-held');
  const required = own.length > 0 ? own : partnerChecks(context);
  return required.some(({ met }) => met) ? 'in-progress' : 'not-started';
}

function engagementStanding(
  offer: Offer,
  engagement: Engagement,
  { partner, programme, today }: AsOf,
): EngagementStanding {
  const qualifications = engagement.qualifyingCompetencies;
  const required = { for: coded('engagement', engagement.code), qualifications };
  const checks = [
    ...trainingChecks(partner, programme, today),
    enrolmentCheck(partner, offer.code, today),
    ...competencyChecks(partner, programme, required, today),
  ];
  return {
    engagement: engagement.code,
    deliverable: checks.every(({ met }) => met),
    checks,
    consultants: membersWith(partner, 'consultant').flatMap(({ personId }) =>
      assessmentChecks(partner, programme, personId, qualifications, today),
    ),
  };
}
