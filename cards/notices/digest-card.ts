import type { Day } from '../../workflow/kernel/day.ts';
import type { Translator } from '../../locales/translator.ts';
import type { Card } from '../kit/card.ts';
import type { DeadlineLine } from '../lists/deadline-line.ts';
import { deadlineRows } from '../lists/deadline-rows.ts';
import { commandAction } from '../kit/form-actions.ts';
import { listCard } from '../kit/list-card.ts';

/** How many reminders one digest shows; the rest are counted and found under `deadlines`. */
const REMINDERS_MAX = 8;

export interface DigestView {
  /** By date, the next first; one is a plain reminder, several are a digest. */
  readonly reminders: readonly DeadlineLine[];
  readonly today: Day;
}

/** Reminders, several at once as one card; it says why she gets it and how to change that. */
export function digestCard(t: Translator, { reminders, today }: DigestView): Card {
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
      commandAction(t, 'deadlines'),
      commandAction(t, 'notifications', {}, { secondary: true }),
    ],
  });
}
