import type { Check } from '../../workflow/kernel/checks.ts';
import type { EngagementStanding, OfferStanding } from '../../workflow/partner/eligibility.ts';
import { allOf, coded, type Facts } from '../../workflow/kernel/facts.ts';
import type { EligibilityView } from '../../workflow/views/eligibility-view.ts';
import type { Translator } from '../../locales/translator.ts';
import type { Card, CardAction, Element } from '../kit/card.ts';
import { checkLines } from '../kit/check-lines.ts';
import { openLines, openPoint } from '../kit/open-points.ts';
import { requirementLines, type WithRemedies } from '../partner/held-lines.ts';
import { noConsultant } from '../../workflow/views/readiness.ts';
import { pageAction } from '../kit/link-action.ts';
import { partnerCard } from '../partner/partner-card.ts';
import { commandAction } from '../kit/form-actions.ts';
import { offerState } from '../partner/offer-state.ts';
import { paragraph, subheading, subtle } from '../kit/text-blocks.ts';

export interface EngagementCardView extends EligibilityView, WithRemedies {
  readonly offer: OfferStanding;
  readonly standing: EngagementStanding;
}

/** Step 1 for one engagement: each requirement, the unmet ones with the next step. */
export function engagementCard(t: Translator, view: EngagementCardView): Card {
  const { offer, standing } = view;
  const verdict = standing.deliverable ? 'eligibility.deliverable' : 'eligibility.not-deliverable';
  return partnerCard(t, {
    title: t.fact(coded('engagement', standing.engagement)),
    rows: [
      subtle(`${t.fact(coded('offer', offer.offer))} · ${t.fact(offerState(t, offer).text)}`),
      { ...paragraph(t.text(verdict)), weight: 'bolder' },
      ...enrolmentNotEnough(t, view),
      ...requirementLines(t, standing.checks, view.remedyOf),
      ...consultantLines(t, view),
    ],
    actions: actions(t, view),
  });
}

/** Explains a common mistake: enrolment in the offer does not replace the competency. */
function enrolmentNotEnough(
  t: Translator,
  { offer, standing }: EngagementCardView,
): readonly Element[] {
  const is = (code: string, met: boolean): boolean =>
    standing.checks.some((check) => check.code === code && check.met === met);
  if (!is('enrolled-in-offer', true) || !is('competency-held', false)) return [];
  const facts = { offer: coded('offer', offer.offer) };
  return [paragraph(t.text('eligibility.enrolment-not-enough', facts))];
}

/** Consultants who may lead the engagement, with their assessments; the others in one line. */
function consultantLines(t: Translator, view: EngagementCardView): readonly Element[] {
  if (!view.asksForAssessments) return [];
  const { consultants } = view.standing;
  const notYet = consultants.filter(({ met }) => !met);
  const [first] = notYet;
  return [
    subheading(t.text('eligibility.consultants')),
    ...(consultants.length === 0 ? missingConsultant(t, view) : []),
    ...checkLines(
      t,
      consultants.filter(({ met }) => met),
    ),
    ...(first
      ? [subtle(t.text('eligibility.consultants.not-yet', notYetFacts(first, notYet)))]
      : []),
  ];
}

function missingConsultant(t: Translator, { remedyOf }: EngagementCardView): readonly Element[] {
  const missing = noConsultant([], false);
  return openLines(t, [openPoint(t, missing, remedyOf(missing))]);
}

function notYetFacts(first: Check, notYet: readonly Check[]): Facts {
  const people = notYet.map(({ facts }) => facts['consultant'] ?? '');
  return { competencies: first.facts['competencies'] ?? '', people: allOf(people) };
}

function actions(
  t: Translator,
  { may, offer, programme, remedyOf, standing }: EngagementCardView,
): readonly CardAction[] {
  const unmet = standing.checks.filter(({ met }) => !met);
  const onLines = new Set(unmet.map((one) => remedyOf(one)?.step));
  const others = [
    ...(may.record ? (['record-competency', 'record-assessment'] as const) : []),
    ...(may.enrol ? (['enrol'] as const) : []),
  ].filter((step) => !onLines.has(step));
  const datasheet = programme.offers.find(({ code }) => code === offer.offer)?.datasheet;
  const title = t.plain('eligibility.datasheet', { offer: coded('offer', offer.offer) });
  return [
    commandAction(t, 'eligibility', {}, { title: 'all-engagements' }),
    ...others.map((step) => commandAction(t, step)),
    ...(datasheet === undefined ? [] : [pageAction(t, title, datasheet)]),
  ];
}
