import type { Day } from '../../workflow/kernel/day.ts';
import type { Programme } from '../../workflow/programme/definition.ts';
import { LIMITS } from '../../workflow/kernel/fields.ts';
import type { Translator } from '../../locales/translator.ts';
import type { Card, FormState } from '../kit/card.ts';
import { formCard } from '../kit/form-card.ts';
import { choiceField, dateField, textField } from '../kit/field.ts';
import { linkAction, linksInMenu } from '../kit/link-action.ts';
import { competencyChoices, levelChoices } from '../kit/programme-choices.ts';

export interface RecordCompetencyView {
  readonly commandId: string;
  readonly form: FormState;
  readonly today: Day;
  readonly programme: Programme;
}

/** Step 1: a competency of the partner, with its level and evidence. */
export function recordCompetencyCard(t: Translator, view: RecordCompetencyView): Card {
  const { commandId, programme, today } = view;
  const form = { t, state: view.form };
  return formCard(t, {
    verb: 'record-competency',
    title: t.text('record-competency.title'),
    intro: 'record-competency.intro',
    form: view.form,
    data: { commandId },
    fields: [
      ...choiceField(form, 'competency', { choices: competencyChoices(t, programme) }),
      ...choiceField(form, 'level', { choices: levelChoices(t), style: 'expanded' }),
      ...dateField(form, 'attainedOn', { max: today }),
      ...dateField(form, 'validUntil', { optional: true }),
      ...textField(form, 'reference', {
        max: LIMITS.reference,
        words: 'evidenceReference',
      }),
    ],
    more: [
      ...linkAction(t, programme, 'partner-center'),
      ...linksInMenu(t, programme, 'requirements'),
    ],
  });
}
