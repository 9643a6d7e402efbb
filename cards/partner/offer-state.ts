import type { OfferState, OfferStanding } from '../../workflow/partner/eligibility.ts';
import { day } from '../../workflow/kernel/facts.ts';
import type { Translator } from '../../locales/translator.ts';

const COLORS: Readonly<Record<OfferState, string>> = {
  'not-started': 'default',
  'in-progress': 'accent',
  active: 'good',
  'renewal-due': 'warning',
  lapsed: 'attention',
};

/** Where the company stands with an offer, with a sign and a colour that say the same. */
export function offerState(
  t: Translator,
  { enrolment, state }: Pick<OfferStanding, 'enrolment' | 'state'>,
): { readonly text: string; readonly color: string } {
  const until = enrolment ? day(enrolment.validUntil) : '';
  return { text: t.text(`eligibility.state.${state}`, { until }), color: COLORS[state] };
}
