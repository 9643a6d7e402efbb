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
 * Where the company stands with an offer. `in-progress`: what the offer itself asks for, its
 * competency, is met, or, where it asks for none, something that every offer asks for; `renewal-due`: enrolled, and the renewal can be made; `lapsed`: was enrolled once.
 */
export type OfferState = 'not-started' | 'in-progress' | 'active' | 'renewal-due' | 'lapsed';

/** Whether the company may deliver an engagement, and what decides it. */
export interface EngagementStanding {
  readonly engagement: string;
  readonly deliverable: boolean;
  readonly checks: readonly Check[];
  /** For each consultant whether he may lead it; empty where the programme asks for no assessment. */
  readonly consultants: readonly Check[];
}

export interface OfferStanding {
  readonly offer: string;
  readonly state: OfferState;
  /** The latest, running or not. */
  readonly enrolment?: Enrolment;
  /** First day of the renewal, for a running enrolment. */
  readonly renewableFrom?: Day;
  /** What enrolling, or renewing, asks for. */
  readonly checks: readonly Check[];
  readonly engagements: readonly EngagementStanding[];
}

export interface Eligibility {
  readonly partnerChecks: readonly Check[];
  readonly offers: readonly OfferStanding[];
}

/** The checklist as of a day; offers and engagements that ended appear only where records name them. */
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
  const asked = own.length > 0 ? own : partnerChecks(context);
  return asked.some(({ met }) => met) ? 'in-progress' : 'not-started';
}

function engagementStanding(
  offer: Offer,
  engagement: Engagement,
  { partner, programme, today }: AsOf,
): EngagementStanding {
  const qualifications = engagement.qualifyingCompetencies;
  const asked = { for: coded('engagement', engagement.code), qualifications };
  const checks = [
    ...trainingChecks(partner, programme, today),
    enrolmentCheck(partner, offer.code, today),
    ...competencyChecks(partner, programme, asked, today),
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
