import type { Day } from '../../workflow/kernel/day.ts';
import type { Programme } from '../../workflow/programme/definition.ts';
import { LIMITS } from '../../workflow/kernel/fields.ts';
import type { Translator } from '../../locales/translator.ts';
import type { Card, FormState } from '../kit/card.ts';
import { formCard } from '../kit/form-card.ts';
import { dateField, textField } from '../kit/field.ts';
import { linkAction, linksInMenu } from '../kit/link-action.ts';

export interface RecordTrainingView {
  readonly commandId: string;
  readonly form: FormState;
  readonly today: Day;
  readonly programme: Programme;
}

/** Step 1: the compliance training of the whole partner company, with its evidence. */
export function recordTrainingCard(t: Translator, view: RecordTrainingView): Card {
  const { commandId, programme, today } = view;
  const form = { t, state: view.form };
  return formCard(t, {
    verb: 'record-training',
    title: t.text('record-training.title'),
    intro: 'record-training.intro',
    form: view.form,
    data: { commandId },
    fields: [
      ...dateField(form, 'completedOn', { max: today }),
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
