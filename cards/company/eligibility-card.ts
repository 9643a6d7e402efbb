import type { EngagementStanding, OfferStanding } from '../../workflow/partner/eligibility.ts';
import type { EligibilityView } from '../../workflow/views/eligibility-view.ts';
import { coded, day } from '../../workflow/kernel/facts.ts';
import type { PartnerEvent } from '../../workflow/partner/events.ts';
import { wordsIn } from '../../workflow/programme/words.ts';
import type { Speaker } from '../../locales/speaker.ts';
import { executeAction, type Card, type CardAction, type Element } from '../kit/card.ts';
import { companyCard } from './company-card.ts';
import { commandAction } from '../kit/form-actions.ts';
import { heldLines, trainingLines } from './held-lines.ts';
import { linkAction } from '../kit/link-action.ts';
import { offerState } from './offer-state.ts';
import { paragraph, subheading, subtle, withOnward } from '../kit/text-blocks.ts';

export interface EligibilityCardView extends EligibilityView {
  readonly done?: readonly PartnerEvent[];
}

/** Step 1: what the company holds, and which engagements that lets it deliver. */
export function eligibilityCard(say: Speaker, view: EligibilityCardView): Card {
  return companyCard(say, {
    done: view.done,
    title: say.text('eligibility.title'),
    rows: [
      paragraph(say.text('eligibility.intro', { on: day(view.today) })),
      subheading(say.text('eligibility.company')),
      ...trainingLines(say, view),
      subheading(say.text('eligibility.competencies')),
      ...heldLines(say, view),
      ...view.offers.map((offer) => offerRows(say, offer, view)),
    ],
    actions: actions(say, view),
  });
}

function offerRows(
  say: Speaker,
  standing: OfferStanding,
  { programme }: EligibilityCardView,
): Element {
  const offer = programme.offers.find(({ code }) => code === standing.offer);
  const name = offer ? ` – ${say.fact(wordsIn(offer.name, say.language))}` : '';
  const { color, text } = offerState(say, standing);
  return {
    type: 'Container',
    separator: true,
    items: [
      subheading(`${say.fact(coded('offer', standing.offer))}${name}`),
      { type: 'TextBlock', text, color, wrap: true, spacing: 'none' },
      ...standing.engagements.map((engagement) => engagementRow(say, engagement)),
    ],
  };
}

/** One line, to be tapped for everything the engagement asks for. */
function engagementRow(say: Speaker, standing: EngagementStanding): Element {
  const { deliverable, engagement } = standing;
  const name = coded('engagement', engagement);
  const what = [
    {
      type: 'TextBlock',
      text: `${deliverable ? '✔' : '✘'} ${say.fact(name)}`,
      color: deliverable ? 'good' : 'default',
      wrap: true,
    },
    ...(deliverable ? [] : [subtle(missing(say, standing))]),
  ];
  return {
    type: 'Container',
    spacing: 'small',
    selectAction: executeAction({
      verb: 'eligibility',
      title: say.plainFact(name),
      data: { engagement },
    }),
    items: [withOnward(what)],
  };
}

/** What is special to the engagement comes first: the rest is missing for every one. */
function missing(say: Speaker, { checks }: EngagementStanding): string {
  const unmet = checks.filter(({ met }) => !met);
  const special = unmet.filter(({ code }) => code === 'competency-held');
  const [first] = special.length > 0 ? special : unmet;
  if (!first) return '';
  if (first.code === 'competency-held') return say.text('eligibility.needs', first.facts);
  return say.text(`check.${first.code}.unmet`, first.facts);
}

function actions(
  say: Speaker,
  { may, isNew, programme }: EligibilityCardView,
): readonly CardAction[] {
  return [
    ...(may.record
      ? [
          commandAction(say, 'record-training'),
          commandAction(say, 'record-competency'),
          commandAction(say, 'record-assessment'),
        ]
      : []),
    ...(may.enrol ? [commandAction(say, 'enrol')] : []),
    ...(may.record && isNew ? [commandAction(say, 'import-records')] : []),
    ...linkAction(say, programme, 'partner-center'),
  ];
}
