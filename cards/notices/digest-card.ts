import type { Day } from '../../workflow/kernel/day.ts';
import type { Translator } from '../../locales/translator.ts';
import type { Card } from '../kit/card.ts';
import type { DeadlineLine } from '../lists/deadline-line.ts';
import { deadlineRows } from '../lists/deadline-rows.ts';
import { commandAction } from '../kit/form-actions.ts';
import { listCard } from '../kit/list-card.ts';

/** Reminders in one digest; the others are counted, and listed by `deadlines`. */
const REMINDERS_MAX = 8;

export interface DigestView {
  /** Sorted by date; one is a plain reminder, several are a digest. */
  readonly reminders: readonly DeadlineLine[];
  /** The reminders in the data of the buttons. */
  readonly keys: readonly string[];
  readonly today: Day;
}

/** One or several reminders, with the reason for the notice and how to change it. */
export function digestCard(t: Translator, { keys, reminders, today }: DigestView): Card {
  const shown = reminders.slice(0, REMINDERS_MAX);
  const more = reminders.length - shown.length;
  return listCard(t, {
    title: t.text('digest.title', { count: reminders.length }),
    rows: deadlineRows(t, shown, today),
    footer: [
      ...(more > 0 ? [t.text('digest.more', { count: more })] : []),
      t.text('digest.footer'),
    ].join(' '),
    actions: [
      commandAction(t, 'next'),
      ...(keys.length === 0
        ? []
        : [
            commandAction(t, 'snooze', { reminders: keys.join('|') }),
            commandAction(t, 'reminder-done', { reminders: keys.join('|') }),
          ]),
      commandAction(t, 'deadlines', {}, { secondary: true }),
      commandAction(t, 'notifications', {}, { secondary: true }),
    ],
  });
}
