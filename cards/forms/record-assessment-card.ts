import type { Day } from '../../workflow/kernel/day.ts';
import type { Programme } from '../../workflow/programme/definition.ts';
import { LIMITS } from '../../workflow/kernel/fields.ts';
import type { Translator } from '../../locales/translator.ts';
import type { Card, FormState } from '../kit/card.ts';
import { personChoices, type PersonChoice } from '../kit/choices.ts';
import { formCard } from '../kit/form-card.ts';
import { choiceField, dateField, textField, type Field, type Form } from '../kit/field.ts';
import { linksInMenu } from '../kit/link-action.ts';
import { competencyChoices, examChoices } from '../kit/programme-choices.ts';

export interface RecordAssessmentView {
  readonly commandId: string;
  readonly form: FormState;
  readonly today: Day;
  readonly programme: Programme;
  /** At least one. */
  readonly consultants: readonly PersonChoice[];
}

/** Step 1: an assessment or exam of a consultant, with its evidence. */
export function recordAssessmentCard(t: Translator, view: RecordAssessmentView): Card {
  const { commandId, consultants, programme, today } = view;
  const form = { t, state: view.form };
  return formCard(t, {
    verb: 'record-assessment',
    title: t.text('record-assessment.title'),
    intro:
      programme.exams.length === 0 ? 'record-assessment.intro' : 'record-assessment.intro.exams',
    form: view.form,
    data: { commandId },
    fields: [
      ...choiceField(form, 'consultant', {
        choices: personChoices(t, consultants),
        words: 'assessedConsultant',
      }),
      ...choiceField(form, 'competency', { choices: competencyChoices(t, programme) }),
      ...examField(form, programme),
      ...dateField(form, 'passedOn', { max: today }),
      ...dateField(form, 'validUntil', { optional: true }),
      ...textField(form, 'reference', {
        max: LIMITS.reference,
        words: 'evidenceReference',
      }),
    ],
    more: linksInMenu(t, programme, 'requirements'),
  });
}

/** A choice if the programme names exams for every competency, otherwise a text. */
function examField(form: Form, programme: Programme): Field {
  const { competencies, exams } = programme;
  const named = new Set(exams.map(({ competency }) => competency));
  if (!competencies.every(({ code }) => named.has(code)))
    return textField(form, 'exam', { max: LIMITS.line });
  return choiceField(form, 'exam', { choices: examChoices(form.t, programme) });
}
