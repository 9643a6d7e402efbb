import type { OfferStanding } from '../workflow/eligibility.ts';
import { allOf, coded, day } from '../workflow/facts.ts';
import { wordsIn } from '../workflow/programme/words.ts';
import type { EnrolmentView } from '../workflow/views/enrolment-view.ts';
import type { Speaker } from '../locales/speaker.ts';
import type { Element } from './card.ts';
import { checkLines } from './check-lines.ts';
import { offerState } from './offer-state.ts';
import { paragraph, subheading, subtle } from './text-blocks.ts';

/** What enrolment asks of the company, and where it stands with each offer. */
export function enrolmentRows(say: Speaker, view: EnrolmentView): readonly Element[] {
  return [...agreementLines(say, view), ...view.offers.map((one) => offerRow(say, one, view))];
}

function agreementLines(say: Speaker, view: EnrolmentView): readonly Element[] {
  const { admins, agreement, company, may, mustSign } = view;
  const signed =
    agreement && !mustSign
      ? [
          subtle(
            say.text('enrol.agreement.signed', {
              version: agreement.version,
              person: coded('person', agreement.signedBy),
              on: day(agreement.signedOn),
            }),
          ),
        ]
      : [];
  const ask =
    mustSign && !may.sign
      ? [
          paragraph(
            say.text('enrol.agreement.ask', { admins: admins.length === 0 ? '' : allOf(admins) }),
          ),
        ]
      : [];
  return [...checkLines(say, company), ...signed, ...ask];
}

/** What stands in the way of one offer alone; what is asked of the company stands above once. */
const OWN_CHECKS = ['competency-held'];

function offerRow(say: Speaker, standing: OfferStanding, { programme }: EnrolmentView): Element {
  const { checks, enrolment, renewableFrom, state } = standing;
  const offer = programme.offers.find(({ code }) => code === standing.offer);
  const { color, text } = offerState(say, standing);
  const missing = checks.filter(({ code, met }) => !met && OWN_CHECKS.includes(code));
  return {
    type: 'Container',
    separator: true,
    items: [
      subheading(
        [coded('offer', standing.offer), offer ? wordsIn(offer.name, say.language) : '']
          .map((fact) => say.fact(fact))
          .join(' – '),
      ),
      { type: 'TextBlock', text, color, wrap: true, spacing: 'none' },
      ...(enrolment
        ? [
            subtle(
              say.text(renewableFrom === undefined ? 'enrol.offer.ran' : 'enrol.offer.runs', {
                from: day(enrolment.enrolledOn),
                until: day(enrolment.validUntil),
                renewable: renewableFrom === undefined ? '' : day(renewableFrom),
              }),
            ),
          ]
        : []),
      ...(state === 'active' ? [] : checkLines(say, missing)),
    ],
  };
}
