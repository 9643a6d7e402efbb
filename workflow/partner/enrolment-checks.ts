import { check, type Check } from '../kernel/checks.ts';
import type { Context } from './context.ts';
import { addDays, type Day } from '../kernel/day.ts';
import { coded, day as dayFact } from '../kernel/facts.ts';
import type { Programme } from '../programme/definition.ts';
import { entryQualifications, isRequired, offerOf } from '../programme/requirements.ts';
import type { Enrolment, Partner } from './partner.ts';
import { agreementChecks, competencyChecks, trainingChecks } from './standing-checks.ts';
import {
  competencyOn,
  enrolmentEnd,
  enrolmentOn,
  lastEnrolment,
  renewalOpensOn,
} from './standing.ts';

/** Required for every enrolment. */
export function partnerChecks({
  partner,
  programme,
  today,
}: Pick<Context, 'partner' | 'programme' | 'today'>): readonly Check[] {
  return [
    ...trainingChecks(partner, programme, today),
    ...agreementChecks(partner, programme, today),
  ];
}

/**
 * Required to sign the agreement: the training, and a competency with which the partner can enrol in
 * an offer (docs/programme-rules.md#programme-agreement).
 */
export function signingChecks({
  partner,
  programme,
  today,
}: Pick<Context, 'partner' | 'programme' | 'today'>): readonly Check[] {
  const qualifications = programme.offers
    .filter(({ retired }) => !retired)
    .flatMap(entryQualifications);
  const isQualified =
    !isRequired(programme, 'qualifyingCompetency', today) ||
    competencyOn(partner, qualifications, today) !== undefined;
  return [...trainingChecks(partner, programme, today), check('eligible-to-sign', isQualified)];
}

/** Required for one offer: it is open, its entry competency is held, and it is not too early. */
export function offerChecks(
  code: string,
  { partner, programme, today }: Pick<Context, 'partner' | 'programme' | 'today'>,
): readonly Check[] {
  const offer = offerOf(programme, code);
  const known = check(
    'offer-known',
    offer !== undefined && !offer.retired,
    { offer: coded('offer', code) },
    'offers',
  );
  if (!offer || !known.met) return [known];
  const required = { for: coded('offer', code), qualifications: entryQualifications(offer) };
  return [
    known,
    ...competencyChecks(partner, programme, required, today, 'offers'),
    renewalCheck(partner, code, programme, today),
  ];
}

function renewalCheck(partner: Partner, offer: string, programme: Programme, today: Day): Check {
  const running = runningEnrolment(partner, offer, today);
  const opensOn = running ? renewalOpensOn(running, programme) : today;
  return check(
    'renewal-open',
    opensOn <= today,
    {
      offer: coded('offer', offer),
      from: dayFact(opensOn),
      until: dayFact(running?.validUntil ?? today),
    },
    'offers',
  );
}

/** The running enrolment with the latest end: a renewal may be recorded already. */
const runningEnrolment = (partner: Partner, offer: string, today: Day): Enrolment | undefined =>
  enrolmentOn(partner, offer, today) && lastEnrolment(partner, offer, today);

/** Last day of an enrolment made today: a renewal begins when the running one ends. */
export function enrolmentUntil(
  offer: string,
  { partner, programme, today }: Pick<Context, 'partner' | 'programme' | 'today'>,
): Day {
  const running = runningEnrolment(partner, offer, today);
  return enrolmentEnd(running ? addDays(running.validUntil, 1) : today, programme);
}
