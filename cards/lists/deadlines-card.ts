import type { Day } from '../../workflow/kernel/day.ts';
import type { Translator } from '../../locales/translator.ts';
import type { Card } from '../kit/card.ts';
import type { DeadlineLine } from './deadline-line.ts';
import { deadlineRows } from './deadline-rows.ts';
import { commandAction } from '../kit/form-actions.ts';
import { pageActions, type Paging } from '../kit/page-actions.ts';
import { listCard } from '../kit/list-card.ts';
import { paragraph } from '../kit/text-blocks.ts';

export const DEADLINES_A_PAGE = 8;

export interface DeadlinesView {
  /** Sorted by date; at most `DEADLINES_A_PAGE`. */
  readonly deadlines: readonly DeadlineLine[];
  readonly today: Day;
  readonly paging: Paging;
}

export function deadlinesCard(t: Translator, { deadlines, paging, today }: DeadlinesView): Card {
  return listCard(t, {
    title: t.text('deadlines.title'),
    rows:
      deadlines.length === 0
        ? [paragraph(t.text('deadlines.none'))]
        : deadlineRows(t, deadlines, today),
    actions: [
      ...pageActions(t, 'deadlines', paging),
      commandAction(t, 'next'),
      commandAction(t, 'notifications', {}, { secondary: true }),
    ],
  });
}
