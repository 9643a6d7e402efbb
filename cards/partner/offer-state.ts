import type { OfferState, OfferStanding } from '../../workflow/partner/eligibility.ts';
import { day } from '../../workflow/kernel/facts.ts';
import type { Translator } from '../../locales/translator.ts';
import type { BadgeLook } from '../kit/badge.ts';

const STYLES: Readonly<Record<OfferState, BadgeLook['style']>> = {
  'not-started': 'Subtle',
  'in-progress': 'Accent',
  active: 'Good',
  'renewal-due': 'Warning',
  lapsed: 'Attention',
};

export function offerState(
  t: Translator,
  { enrolment, state }: Pick<OfferStanding, 'enrolment' | 'state'>,
): BadgeLook {
  const until = enrolment ? day(enrolment.validUntil) : '';
  return { text: t.plain(`eligibility.state.${state}`, { until }), style: STYLES[state] };
}
