import type { OfferStanding } from '../../workflow/partner/eligibility.ts';
import { allOf, coded, day } from '../../workflow/kernel/facts.ts';
import { wordsIn } from '../../workflow/programme/words.ts';
import type { EnrolmentView } from '../../workflow/views/enrolment-view.ts';
import type { Translator } from '../../locales/translator.ts';
import { badge } from '../kit/badge.ts';
import type { Element } from '../kit/card.ts';
import { checkLines } from '../kit/check-lines.ts';
import { officialPages } from './official-pages.ts';
import { offerState } from './offer-state.ts';
import { openLines, openPoint } from '../kit/open-points.ts';
import { iconLine } from '../kit/icon.ts';
import { paragraph, subheading, subtle } from '../kit/text-blocks.ts';

/** The requirements of enrolment, and the state of each offer. */
export function enrolmentRows(t: Translator, view: EnrolmentView): readonly Element[] {
  const years = view.programme.windows.renewalYears;
  return [
    paragraph(t.text('enrol.renewal', { years })),
    ...officialPages(t, view.programme, 'partner-center', 'workflow'),
    ...agreementLines(t, view),
    ...renewalLines(t, view),
    ...view.offers.map((one) => offerRow(t, one, view)),
  ];
}

function renewalLines(t: Translator, { toRenew }: EnrolmentView): readonly Element[] {
  const points = toRenew.map(({ about, kind, remedy }) => ({
    what: t.text(`enrol.renew.${kind}`, {
      about: kind === 'competency' ? coded('competency', about) : '',
    }),
    remedy,
    isWarning: true,
  }));
  return openLines(t, points, { inForm: true });
}

function agreementLines(t: Translator, view: EnrolmentView): readonly Element[] {
  const { admins, agreement, partnerChecks, may, mustSign, remedyOf } = view;
  const signedBy = coded('person', agreement?.signedBy ?? '');
  // The card itself has the button that signs.
  const missing = partnerChecks
    .filter(({ met }) => !met)
    .map((one) => {
      const remedy = remedyOf(one);
      return openPoint(t, one, remedy?.step === 'sign-agreement' ? undefined : remedy);
    });
  const ask = t.text('enrol.agreement.ask', { admins: admins.length > 0 ? allOf(admins) : '' });
  return [
    ...openLines(t, missing, { inForm: true }),
    ...checkLines(
      t,
      partnerChecks.filter(({ met }) => met),
    ),
    ...(agreement && !mustSign
      ? [subtle(t.text('enrol.agreement.signed', { person: signedBy }))]
      : []),
    ...(mustSign && !may.sign ? [paragraph(ask)] : []),
  ];
}

function offerRow(t: Translator, standing: OfferStanding, { programme }: EnrolmentView): Element {
  const offer = programme.offers.find(({ code }) => code === standing.offer);
  const title = [coded('offer', standing.offer), offer ? wordsIn(offer.name, t.language) : ''];
  return {
    type: 'Container',
    separator: true,
    items: [
      subheading(title.map((fact) => t.fact(fact)).join(' – ')),
      badge(offerState(t, standing), { spacing: 'none' }),
      ...datesLine(t, standing),
      ...missingLine(t, standing),
    ],
  };
}

function datesLine(t: Translator, { enrolment, renewableFrom }: OfferStanding): readonly Element[] {
  if (enrolment === undefined) return [];
  const facts = {
    from: day(enrolment.enrolledOn),
    until: day(enrolment.validUntil),
    renewable: renewableFrom === undefined ? '' : day(renewableFrom),
  };
  const words = renewableFrom === undefined ? 'enrol.offer.ran' : 'enrol.offer.runs';
  return [subtle(t.text(words, facts))];
}

/** The unmet check of this offer; the partner's own checks are listed once, above all offers. */
function missingLine(t: Translator, { checks, state }: OfferStanding): readonly Element[] {
  const missing = checks.find(({ code, met }) => code === 'competency-held' && !met);
  if (state === 'active' || !missing) return [];
  return [iconLine('unmet', [paragraph(t.text('eligibility.needs', missing.facts))])];
}
