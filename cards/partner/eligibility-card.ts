import type { EngagementStanding, OfferStanding } from '../../workflow/partner/eligibility.ts';
import type { EligibilityView } from '../../workflow/views/eligibility-view.ts';
import { coded, day } from '../../workflow/kernel/facts.ts';
import type { PartnerEvent } from '../../workflow/partner/commands/catalogue.ts';
import { wordsIn } from '../../workflow/programme/words.ts';
import type { Translator } from '../../locales/translator.ts';
import { badge } from '../kit/badge.ts';
import type { Card, CardAction, Element } from '../kit/card.ts';
import { partnerCard } from './partner-card.ts';
import { commandAction } from '../kit/form-actions.ts';
import { heldLines, trainingLines, type WithRemedies } from './held-lines.ts';
import { officialPages } from './official-pages.ts';
import { cutShortRows } from '../voucher/cut-short-rows.ts';
import type { Voucher } from '../../workflow/voucher/voucher.ts';
import { iconLine } from '../kit/icon.ts';
import { offerState } from './offer-state.ts';
import { tappableRow } from '../kit/tappable-row.ts';
import { paragraph, subheading, subtle } from '../kit/text-blocks.ts';

export interface EligibilityCardView extends EligibilityView, WithRemedies {
  readonly done?: readonly PartnerEvent[];
  /** Reserved vouchers whose engagement a record just changed does not cover any more. */
  readonly cutShort?: readonly Voucher[];
}

/** Step 1: the partner's competencies and training, and the engagements they allow. */
export function eligibilityCard(t: Translator, view: EligibilityCardView): Card {
  return partnerCard(t, {
    done: view.done,
    title: t.text('eligibility.title'),
    rows: [
      ...cutShortLines(t, view),
      paragraph(t.text('eligibility.intro', { on: day(view.today) })),
      ...officialPages(t, view.programme, 'partner-center', 'requirements'),
      subheading(t.text('eligibility.company')),
      ...trainingLines(t, view),
      subheading(t.text('eligibility.competencies')),
      ...heldLines(t, view),
      ...view.offers.map((offer) => offerRows(t, offer, view)),
    ],
    actions: actions(t, view),
  });
}

function cutShortLines(
  t: Translator,
  { cutShort = [], today }: EligibilityCardView,
): readonly Element[] {
  if (cutShort.length === 0) return [];
  const title = t.text('cut-short.recorded', { count: cutShort.length });
  return [iconLine('exception', [paragraph(title)]), ...cutShortRows(t, cutShort, today)];
}

function offerRows(
  t: Translator,
  standing: OfferStanding,
  { programme }: EligibilityCardView,
): Element {
  const offer = programme.offers.find(({ code }) => code === standing.offer);
  const name = offer ? ` – ${t.fact(wordsIn(offer.name, t.language))}` : '';
  return {
    type: 'Container',
    separator: true,
    items: [
      subheading(`${t.fact(coded('offer', standing.offer))}${name}`),
      badge(offerState(t, standing), { spacing: 'none' }),
      ...standing.engagements.map((engagement) => engagementRow(t, engagement)),
    ],
  };
}

/** A tap shows all requirements of the engagement. */
function engagementRow(t: Translator, standing: EngagementStanding): Element {
  const { deliverable, engagement } = standing;
  return tappableRow(t, {
    isApart: false,
    verb: 'eligibility',
    data: { engagement },
    verdict: t.plain(deliverable ? 'eligibility.row.allowed' : 'eligibility.row.not-allowed'),
    icon: deliverable ? 'met' : 'unmet',
    main: [
      paragraph(t.fact(coded('engagement', engagement))),
      ...(deliverable ? [] : [subtle(missing(t, standing))]),
    ],
  });
}

/** A missing competency comes first: the other checks are the same for every engagement. */
function missing(t: Translator, { checks }: EngagementStanding): string {
  const unmet = checks.filter(({ met }) => !met);
  const special = unmet.filter(({ code }) => code === 'competency-held');
  const [first] = special.length > 0 ? special : unmet;
  if (!first) return '';
  if (first.code === 'competency-held') return t.text('eligibility.needs', first.facts);
  return t.text(`check.${first.code}.unmet`, first.facts);
}

function actions(
  t: Translator,
  { may, isNew, partnerChecks, programme }: EligibilityCardView,
): readonly CardAction[] {
  const { complianceTraining } = programme.requirements;
  // Unmet, its line has the button.
  const hasTraining = complianceTraining.inForce && partnerChecks.every(({ met }) => met);
  return [
    ...(may.record
      ? [
          ...(hasTraining ? [commandAction(t, 'record-training')] : []),
          commandAction(t, 'record-competency'),
          commandAction(t, 'record-assessment'),
        ]
      : []),
    ...(may.enrol ? [commandAction(t, 'enrol')] : []),
    ...(may.record && isNew ? [commandAction(t, 'import-records')] : []),
  ];
}
