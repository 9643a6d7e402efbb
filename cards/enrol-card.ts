import { allOf, coded, day } from '../workflow/facts.ts';
import type { OfferStanding } from '../workflow/eligibility.ts';
import type { PartnerEvent } from '../workflow/partner/events.ts';
import { wordsIn } from '../workflow/programme/words.ts';
import type { EnrolmentView } from '../workflow/views/enrolment-view.ts';
import type { Speaker } from '../locales/speaker.ts';
import type { Card, CardAction, Element, FormState } from './card.ts';
import { checkLines } from './check-lines.ts';
import { companyCard } from './company-card.ts';
import { companyForm } from './company-form.ts';
import { choiceField } from './field.ts';
import { commandAction } from './form-actions.ts';
import { linkAction } from './link-action.ts';
import { offerState } from './offer-state.ts';
import { paragraph, subheading, subtle } from './text-blocks.ts';

export interface EnrolCardView extends EnrolmentView {
  readonly commandId: string;
  readonly form: FormState;
  readonly done?: readonly PartnerEvent[];
}

/** Step 2: where the company stands with each offer, and the form for those it can enrol in today. */
export function enrolCard(say: Speaker, view: EnrolCardView): Card {
  const rows = [
    ...agreementLines(say, view),
    ...view.offers.map((one) => offerRow(say, one, view)),
  ];
  if (!isForm(view))
    return companyCard(say, {
      done: view.done,
      title: say.text('enrol.title'),
      rows: [...rows, ...(view.mustSign ? [] : [paragraph(say.text('enrol.none-possible'))])],
      actions: actions(say, view),
    });
  const offers = choiceField({ say, state: view.form }, 'offers', {
    choices: view.possible.map(({ offer, until }) => ({
      title: say.plain('enrol.choice', { offer: coded('offer', offer), until: day(until) }),
      value: offer,
    })),
    several: true,
    style: 'expanded',
  });
  return companyForm(say, {
    verb: 'enrol',
    title: 'enrol.title',
    intro: 'enrol.intro',
    form: view.form,
    data: { commandId: view.commandId },
    fields: { offers },
    layout: () => [...rows, ...offers],
    links: linkAction(say, view.programme, 'guidelines'),
  });
}

/** Whether the card asks for anything: somebody may enrol, and there is something to enrol in. */
export const isForm = ({ may, possible }: EnrolmentView): boolean =>
  may.enrol && possible.length > 0;

function agreementLines(say: Speaker, view: EnrolCardView): readonly Element[] {
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

function offerRow(say: Speaker, standing: OfferStanding, { programme }: EnrolCardView): Element {
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

function actions(say: Speaker, view: EnrolCardView): readonly CardAction[] {
  return [
    ...(view.mustSign && view.may.sign ? [commandAction(say, 'sign-agreement')] : []),
    commandAction(say, 'eligibility'),
    ...(view.mustSign ? [] : [commandAction(say, 'profile')]),
    ...linkAction(say, view.programme, 'guidelines'),
    ...linkAction(say, view.programme, 'partner-center'),
  ];
}
