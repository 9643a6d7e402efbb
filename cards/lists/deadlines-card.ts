import type { Day } from '../../workflow/kernel/day.ts';
import type { Translator } from '../../locales/translator.ts';
import type { Card } from '../kit/card.ts';
import type { DeadlineLine, QuestionLine } from './deadline-line.ts';
import { deadlineRows } from './deadline-rows.ts';
import { commandAction } from '../kit/form-actions.ts';
import { pageActions, type Paging } from '../kit/page-actions.ts';
import { listCard } from '../kit/list-card.ts';
import { paragraph } from '../kit/text-blocks.ts';
import { missedRow, type MissedDeadlines } from './missed-row.ts';
import { rowsByAssignee } from './rows-by-assignee.ts';

export const DEADLINES_A_PAGE = 8;

export interface DeadlinesView {
  /** Questions first, then by date; at most `DEADLINES_A_PAGE`. */
  readonly deadlines: readonly (DeadlineLine | QuestionLine)[];
  readonly today: Day;
  readonly paging: Paging;
  /** True if the list has vouchers of several people. */
  readonly isOfAll?: boolean;
  readonly missed?: MissedDeadlines;
}

export function deadlinesCard(t: Translator, view: DeadlinesView): Card {
  const { deadlines, isOfAll = false, missed, paging, today } = view;
  const rowsOf = (lines: DeadlinesView['deadlines']) => deadlineRows(t, lines, today);
  return listCard(t, {
    title: t.text('deadlines.title'),
    rows: [
      ...(deadlines.length === 0 ? [paragraph(t.text('deadlines.none'))] : []),
      ...(isOfAll ? rowsByAssignee(t, deadlines, rowsOf) : rowsOf(deadlines)),
      ...missedRow(t, missed),
    ],
    actions: [
      ...pageActions(t, 'deadlines', paging),
      commandAction(t, 'next'),
      commandAction(t, 'calendar', {}, { secondary: true }),
      commandAction(t, 'notifications', {}, { secondary: true }),
    ],
  });
}
