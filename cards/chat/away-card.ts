import { coded, day } from '../../workflow/kernel/facts.ts';
import type { Day } from '../../workflow/kernel/day.ts';
import type { Absence } from '../../workflow/records/records.ts';
import type { Translator } from '../../locales/translator.ts';
import type { Card, FormState } from '../kit/card.ts';
import { personChoices, type PersonChoice } from '../kit/choices.ts';
import { choiceField, dateField, sideBySide } from '../kit/field.ts';
import { commandAction } from '../kit/form-actions.ts';
import { formCard } from '../kit/form-card.ts';
import { paragraph } from '../kit/text-blocks.ts';

export interface AwayView {
  readonly commandId: string;
  readonly form: FormState;
  readonly today: Day;
  readonly colleagues: readonly PersonChoice[];
  /** The reader's absence of today or a planned one. */
  readonly absence?: Absence;
}

/** The reader's absence: its days, and the colleague who covers. */
export function awayCard(t: Translator, view: AwayView): Card {
  const { absence, colleagues, commandId, today } = view;
  const form = { t, state: view.form };
  const fields = {
    from: dateField(form, 'from', { value: absence?.from ?? today }),
    until: dateField(form, 'until', { min: today, ...(absence && { value: absence.until }) }),
    colleague: choiceField(form, 'colleague', {
      choices: personChoices(t, colleagues),
      style: 'filtered',
      words: 'coveringColleague',
      ...(absence && { value: absence.coverId }),
    }),
  };
  return formCard(t, {
    verb: 'away',
    title: t.text('away.title'),
    intro: 'away.intro',
    form: view.form,
    data: { commandId },
    fields: [
      ...(absence
        ? [{ type: 'Container', style: 'accent', items: [paragraph(currentWords(t, absence))] }]
        : []),
      ...sideBySide(fields.from, fields.until),
      ...fields.colleague,
    ],
    more: absence
      ? [
          commandAction(
            t,
            'away',
            { commandId, ends: absence.id },
            { title: 'end-absence', inputs: 'none' },
          ),
        ]
      : [],
    submit: { title: absence ? 'change-absence' : 'save' },
  });
}

const currentWords = (t: Translator, { coverId, from, until }: Absence): string =>
  t.text('away.current', {
    cover: coded('person', coverId),
    from: day(from),
    until: day(until),
  });
