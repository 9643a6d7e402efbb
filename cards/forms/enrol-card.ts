import { coded, day } from '../../workflow/kernel/facts.ts';
import type { EnrolmentView } from '../../workflow/views/enrolment-view.ts';
import type { Translator } from '../../locales/translator.ts';
import type { Card, FormState } from '../kit/card.ts';
import { formCard } from '../kit/form-card.ts';
import { enrolmentRows } from '../partner/enrolment-rows.ts';
import { choiceField } from '../kit/field.ts';
import { linkAction } from '../kit/link-action.ts';

export interface EnrolCardView extends EnrolmentView {
  readonly commandId: string;
  readonly form: FormState;
}

/** Step 2: the offers that can be enrolled in or renewed today, each with its last day. */
export function enrolCard(t: Translator, view: EnrolCardView): Card {
  const offers = choiceField({ t, state: view.form }, 'offers', {
    choices: view.possible.map(({ offer, until }) => ({
      title: t.plain('enrol.choice', { offer: coded('offer', offer), until: day(until) }),
      value: offer,
    })),
    several: true,
    style: 'expanded',
  });
  return formCard(t, {
    verb: 'enrol',
    title: t.text('enrol.title'),
    intro: 'enrol.intro',
    form: view.form,
    data: { commandId: view.commandId },
    fields: [...enrolmentRows(t, view), ...offers],
    more: linkAction(t, view.programme, 'guidelines'),
  });
}
