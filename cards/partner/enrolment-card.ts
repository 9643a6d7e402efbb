import type { PartnerEvent } from '../../workflow/partner/commands/catalogue.ts';
import type { EnrolmentView } from '../../workflow/views/enrolment-view.ts';
import type { Translator } from '../../locales/translator.ts';
import type { Card, CardAction } from '../kit/card.ts';
import { partnerCard } from './partner-card.ts';
import { enrolmentRows } from './enrolment-rows.ts';
import { commandAction } from '../kit/form-actions.ts';
import { linkAction } from '../kit/link-action.ts';
import { paragraph } from '../kit/text-blocks.ts';

export interface EnrolmentCardView extends EnrolmentView {
  readonly done?: readonly PartnerEvent[];
}

/** Step 2: the partner's enrolment in each offer, with its dates. */
export function enrolmentCard(t: Translator, view: EnrolmentCardView): Card {
  const { done, mustSign, possible } = view;
  const nothing = !mustSign && possible.length === 0;
  return partnerCard(t, {
    done,
    title: t.text('enrol.title'),
    rows: [
      ...enrolmentRows(t, view),
      ...(nothing ? [paragraph(t.text('enrol.none-possible'))] : []),
    ],
    actions: actions(t, view),
  });
}

function actions(t: Translator, view: EnrolmentCardView): readonly CardAction[] {
  const { may, mustSign, possible, programme } = view;
  return [
    ...(mustSign && may.sign
      ? [commandAction(t, 'sign-agreement', {}, { style: 'positive' })]
      : []),
    ...(may.enrol && possible.length > 0
      ? [commandAction(t, 'enrol', {}, mustSign && may.sign ? {} : { style: 'positive' })]
      : []),
    commandAction(t, 'eligibility'),
    ...(mustSign ? [] : [commandAction(t, 'profile')]),
    ...linkAction(t, programme, 'guidelines'),
  ];
}
