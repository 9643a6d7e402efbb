import type { PartnerEvent } from '../../workflow/partner/events.ts';
import type { EnrolmentView } from '../../workflow/views/enrolment-view.ts';
import type { Speaker } from '../../locales/speaker.ts';
import type { Card, CardAction } from '../kit/card.ts';
import { companyCard } from './company-card.ts';
import { enrolmentRows } from './enrolment-rows.ts';
import { commandAction } from '../kit/form-actions.ts';
import { linkAction } from '../kit/link-action.ts';
import { paragraph } from '../kit/text-blocks.ts';

export interface EnrolmentCardView extends EnrolmentView {
  readonly done?: readonly PartnerEvent[];
}

/** Step 2: where the company stands with each offer, from when and until when. */
export function enrolmentCard(say: Speaker, view: EnrolmentCardView): Card {
  const { done, mustSign, possible } = view;
  const nothing = !mustSign && possible.length === 0;
  return companyCard(say, {
    done,
    title: say.text('enrol.title'),
    rows: [
      ...enrolmentRows(say, view),
      ...(nothing ? [paragraph(say.text('enrol.none-possible'))] : []),
    ],
    actions: actions(say, view),
  });
}

function actions(say: Speaker, view: EnrolmentCardView): readonly CardAction[] {
  const { may, mustSign, possible, programme } = view;
  return [
    ...(mustSign && may.sign ? [commandAction(say, 'sign-agreement')] : []),
    ...(may.enrol && possible.length > 0 ? [commandAction(say, 'enrol')] : []),
    commandAction(say, 'eligibility'),
    ...(mustSign ? [] : [commandAction(say, 'profile')]),
    ...linkAction(say, programme, 'guidelines'),
    ...linkAction(say, programme, 'partner-center'),
  ];
}
