import { addDays, type Day } from '../../workflow/kernel/day.ts';
import type { Translator } from '../../locales/translator.ts';
import { executeAction, type Card, type Element, type FormState } from '../kit/card.ts';
import { choiceField, dateField, type Choice } from '../kit/field.ts';
import { formCard } from '../kit/form-card.ts';
import { paragraph } from '../kit/text-blocks.ts';

export interface SnoozeView {
  readonly verb: 'snooze' | 'reminder-done';
  /** The reminders of the card; the value is the key. */
  readonly reminders: readonly Choice[];
  readonly form: FormState;
  readonly today: Day;
}

/** Which reminders are postponed and until when, or which are not sent again. */
export function snoozeCard(
  t: Translator,
  { form: state, reminders, today, verb }: SnoozeView,
): Card {
  const form = { t, state };
  const keys = reminders.map(({ value }) => value).join('|');
  const tomorrow = addDays(today, 1);
  const monday = mondayAfter(today);
  const until = (title: string, day: Day) =>
    executeAction({ verb, title, data: { reminders: keys, until: day } });
  return formCard(t, {
    verb,
    title: t.text(verb === 'snooze' ? 'snooze.title' : 'reminder-done.title'),
    form: state,
    ...(verb === 'snooze' && { intro: 'snooze.intro' }),
    data: { reminders: keys, isForm: 'yes' },
    fields: [
      ...which(t, form, reminders),
      ...(verb === 'snooze'
        ? dateField(form, 'remindOn', { min: tomorrow, max: addDays(today, 365), value: monday })
        : []),
    ],
    more:
      verb === 'snooze'
        ? [until(t.plain('snooze.tomorrow'), tomorrow), until(t.plain('snooze.next-week'), monday)]
        : [],
  });
}

function which(
  t: Translator,
  form: Parameters<typeof choiceField>[0],
  reminders: readonly Choice[],
): readonly Element[] {
  const [only, ...more] = reminders;
  if (only !== undefined && more.length === 0) return [paragraph(t.fact(only.title))];
  return choiceField(form, 'reminders', {
    several: true,
    style: 'expanded',
    choices: reminders,
    value: reminders.map(({ value }) => value).join(','),
  });
}

/** The Monday of the next week. */
function mondayAfter(today: Day): Day {
  const weekday = new Date(`${today}T00:00:00Z`).getUTCDay();
  return addDays(today, (8 - weekday) % 7 || 7);
}
