import { check, when, type Check, type Decision } from '../kernel/checks.ts';
import type { Context } from './context.ts';
import { addDays, type Day } from '../kernel/day.ts';
import { coded, day as dayFact } from '../kernel/facts.ts';
import type { Programme } from '../programme/definition.ts';
import { entryQualifications, offerOf } from '../programme/requirements.ts';
import type { PartnerCommandInput } from './commands.ts';
import type { PartnerEvent } from './events.ts';
import type { Enrolment, Partner } from './partner.ts';
import { agreementChecks, competencyChecks, trainingChecks } from './standing-checks.ts';
import { enrolmentEnd, enrolmentOn, lastEnrolment, renewalOpensOn } from './standing.ts';

/**
 * Enrols in the offers chosen, or renews them, all or none. A renewal within the notice before the
 * end goes on where the old enrolment ends; a new one lasts from today
 * (docs/programme-rules.md#enrolment-in-the-offer).

 */
export function enrol(
  command: PartnerCommandInput<'enrol'>,
  enrolledBy: string,
  context: Pick<Context, 'partner' | 'programme' | 'today'>,
): Decision<PartnerEvent> {
  const offers = [...new Set(command.offers)];
  return when(
    [
      check('offers-chosen', offers.length > 0, {}, 'offers'),
      ...partnerChecks(context),
      ...offers.flatMap((offer) => offerChecks(offer, context)),
    ],
    () =>
      offers.map((offer) => ({
        type: 'enrolled',
        offer,
        enrolledBy,
        enrolledOn: context.today,
        validUntil: enrolmentUntil(offer, context),
      })),
  );
}

/** What enrolment asks of the company, whatever the offer. */
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

/** What enrolment asks for one offer: open to it, its entry competency, not enrolled too early. */
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
  const asked = { for: coded('offer', code), qualifications: entryQualifications(offer) };
  return [
    known,
    ...competencyChecks(partner, programme, asked, today, 'offers'),
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

/** What runs today, to its latest end: a renewal may have been made already. */
const runningEnrolment = (partner: Partner, offer: string, today: Day): Enrolment | undefined =>
  enrolmentOn(partner, offer, today) && lastEnrolment(partner, offer, today);

/** The last day of an enrolment made today: a renewal goes on where what runs ends. */
export function enrolmentUntil(
  offer: string,
  { partner, programme, today }: Pick<Context, 'partner' | 'programme' | 'today'>,
): Day {
  const running = runningEnrolment(partner, offer, today);
  return enrolmentEnd(running ? addDays(running.validUntil, 1) : today, programme);
}
