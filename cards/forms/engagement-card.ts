import type { Check } from '../../workflow/kernel/checks.ts';
import type { EngagementStanding, OfferStanding } from '../../workflow/partner/eligibility.ts';
import { allOf, coded, type Facts } from '../../workflow/kernel/facts.ts';
import type { EligibilityView } from '../../workflow/views/eligibility-view.ts';
import type { Speaker } from '../../locales/speaker.ts';
import { openUrlAction, type Card, type CardAction, type Element } from '../kit/card.ts';
import { checkLines } from '../kit/check-lines.ts';
import { companyCard } from '../company/company-card.ts';
import { commandAction } from '../kit/form-actions.ts';
import { offerState } from '../company/offer-state.ts';
import { paragraph, subheading, subtle } from '../kit/text-blocks.ts';

export interface EngagementCardView extends EligibilityView {
  readonly offer: OfferStanding;
  readonly standing: EngagementStanding;
}

/** Step 1 for one engagement: each requirement ticked, or with what is missing and what to do. */
export function engagementCard(say: Speaker, view: EngagementCardView): Card {
  const { offer, standing } = view;
  const verdict = standing.deliverable ? 'eligibility.deliverable' : 'eligibility.not-deliverable';
  return companyCard(say, {
    title: say.fact(coded('engagement', standing.engagement)),
    rows: [
      subtle(`${say.fact(coded('offer', offer.offer))} · ${offerState(say, offer).text}`),
      { ...paragraph(say.text(verdict)), weight: 'bolder' },
      ...enrolmentNotEnough(say, view),
      ...checkLines(say, standing.checks),
      ...consultantLines(say, view),
    ],
    actions: actions(say, view),
  });
}

/** Enrolled in the offer, and still not allowed: what partners stumble over. */
function enrolmentNotEnough(
  say: Speaker,
  { offer, standing }: EngagementCardView,
): readonly Element[] {
  const is = (code: string, met: boolean): boolean =>
    standing.checks.some((check) => check.code === code && check.met === met);
  if (!is('enrolled-in-offer', true) || !is('competency-held', false)) return [];
  const facts = { offer: coded('offer', offer.offer) };
  return [paragraph(say.text('eligibility.enrolment-not-enough', facts))];
}

/** Those who may lead it with their assessment; the others in one line. */
function consultantLines(say: Speaker, view: EngagementCardView): readonly Element[] {
  if (!view.asksForAssessments) return [];
  const { consultants } = view.standing;
  const notYet = consultants.filter(({ met }) => !met);
  const [first] = notYet;
  return [
    subheading(say.text('eligibility.consultants')),
    ...(consultants.length === 0 ? [paragraph(say.text('eligibility.consultants.none'))] : []),
    ...checkLines(
      say,
      consultants.filter(({ met }) => met),
    ),
    ...(first
      ? [subtle(say.text('eligibility.consultants.not-yet', notYetFacts(first, notYet)))]
      : []),
  ];
}

function notYetFacts(first: Check, notYet: readonly Check[]): Facts {
  const people = notYet.map(({ facts }) => facts['consultant'] ?? '');
  return { competencies: first.facts['competencies'] ?? '', people: allOf(people) };
}

function actions(
  say: Speaker,
  { may, offer, programme }: EngagementCardView,
): readonly CardAction[] {
  const datasheet = programme.offers.find(({ code }) => code === offer.offer)?.datasheet;
  const title = say.plain('eligibility.datasheet', { offer: coded('offer', offer.offer) });
  return [
    commandAction(say, 'eligibility', {}, { title: 'all-engagements' }),
    ...(may.record
      ? [commandAction(say, 'record-competency'), commandAction(say, 'record-assessment')]
      : []),
    ...(may.enrol ? [commandAction(say, 'enrol')] : []),
    ...(datasheet === undefined ? [] : [openUrlAction(title, datasheet)]),
  ];
}
