import { daysBetween, type Day } from '../../workflow/kernel/day.ts';
import { datesFacts, day } from '../../workflow/kernel/facts.ts';
import { dueOn, type NextStep } from '../../workflow/views/offered-steps.ts';
import type { FoundCount } from '../../workflow/records/search-vouchers.ts';
import type { VoucherAction } from '../../workflow/steps/catalogue.ts';
import type { Voucher } from '../../workflow/voucher/voucher.ts';
import type { Translator } from '../../locales/translator.ts';
import { deskData, type Card, type Element } from '../kit/card.ts';
import { badge } from '../kit/badge.ts';
import { urgency } from '../kit/countdown.ts';
import { commandAction } from '../kit/form-actions.ts';
import { pageActions, type Paging } from '../kit/page-actions.ts';
import { listCard } from '../kit/list-card.ts';
import { coveredLine } from '../voucher/voucher-words.ts';
import { paragraph, subtle } from '../kit/text-blocks.ts';
import { missedRow, type MissedDeadlines } from './missed-row.ts';
import { rowsByAssignee } from './rows-by-assignee.ts';

/** A step the reader can take now, or an engagement that they lead. */
export interface NextTask {
  readonly voucher: Voucher;
  readonly step: NextStep & { readonly action: VoucherAction | 'deliver' };
  /** The absent person whom the reader covers, if it is theirs. */
  readonly of?: string;
}

export interface NextView {
  /** Most urgent first; at most `TASKS_A_PAGE`. */
  readonly tasks: readonly NextTask[];
  /** Number of tasks on all pages; `isMore` if there are more than counted. */
  readonly total: FoundCount;
  readonly paging: Paging;
  /** True if the list has vouchers of several people. */
  readonly isOfAll?: boolean;
  readonly missed?: MissedDeadlines;
  /** The company of the reader is not set up yet, without which no voucher can be reserved. */
  readonly isSettingUp?: boolean;
  readonly today: Day;
}

export const TASKS_A_PAGE = 6;

/** The reader's next steps across all their vouchers, each with its button. */
export function nextCard(t: Translator, view: NextView): Card {
  const { isOfAll = false, isSettingUp = false, missed, paging, tasks, today, total } = view;
  const [first] = tasks;
  const rowsOf = (ofPerson: readonly NextTask[]) =>
    ofPerson.map((task) => row(t, task, today, task === first));
  const footer = tasks.length === 0 ? 'none' : 'all';
  return listCard(t, {
    title: t.text(total.isMore ? 'next.title.many' : 'next.title', { count: total.count }),
    rows: [
      ...(isSettingUp ? [paragraph(t.text('next.set-up'))] : []),
      ...(isOfAll ? rowsByAssignee(t, tasks, rowsOf) : rowsOf(tasks)),
      ...missedRow(t, missed),
      ...(paging.next === undefined
        ? [{ ...paragraph(t.text(`next.footer.${footer}`)), isSubtle: true }]
        : []),
    ],
    actions: [
      ...pageActions(t, 'next', paging),
      ...(isSettingUp ? [commandAction(t, 'onboarding')] : []),
      commandAction(t, 'vouchers'),
      commandAction(t, 'deadlines'),
    ],
  });
}

function row(
  t: Translator,
  { of, step, voucher }: NextTask,
  today: Day,
  isFirst: boolean,
): Element {
  const { customer, voucherId } = voucher;
  // An engagement is carried out, not entered: its button shows the voucher.
  const verb = step.action === 'deliver' ? 'status' : step.action;
  const button = commandAction(t, verb, deskData(voucher), {
    ...(isFirst && verb === step.action && { style: 'positive' }),
    tooltip: t.plain('tap.voucher', {
      command: t.plain(`button.${verb}`),
      voucherId,
      organisation: customer.organisation,
    }),
  });
  return {
    type: 'ColumnSet',
    separator: true,
    columns: [
      {
        type: 'Column',
        width: 'stretch',
        items: [
          { ...paragraph(t.text(`next.task.${step.action}`)), weight: 'bolder' },
          subtle(`${t.fact(customer.organisation)} · ${t.fact(voucherId)}`),
          ...coveredLine(t, of),
          ...days(t, { step, voucher }),
          ...daysLeft(t, { step, voucher }, today),
        ],
      },
      {
        type: 'Column',
        width: 'auto',
        verticalContentAlignment: 'center',
        items: [{ type: 'ActionSet', actions: [button] }],
      },
    ],
  };
}

/** A report is sorted by the engagement's last day, before its own deadline: both are shown. */
function days(t: Translator, { step, voucher: { reservation } }: NextTask): readonly Element[] {
  if (step.action === 'deliver' && reservation !== undefined)
    return [subtle(t.text('next.dates', datesFacts(reservation)))];
  const ended = step.action === 'report' ? reservation?.endDate : undefined;
  const texts = [
    ...(ended === undefined ? [] : [t.text('next.last-day', { day: day(ended) })]),
    ...(step.until === undefined ? [] : [t.text('next.until', { day: day(step.until) })]),
  ];
  return texts.length === 0 ? [] : [subtle(texts.join(' · '))];
}

/** The days to the task's own day, or since it, as in the list of deadlines: only if they are few. */
function daysLeft(t: Translator, { step, voucher }: NextTask, today: Day): readonly Element[] {
  const on = step.action === 'deliver' ? voucher.reservation?.startDate : dueOn(voucher, step);
  const days = on === undefined ? NaN : daysBetween(today, on);
  if (Number.isNaN(days) || (step.action === 'deliver' && days < 0)) return [];
  const style = urgency(days);
  if (style === 'Good') return [];
  const text =
    days < 0 ? t.plain('deadline.over', { days: -days }) : t.plain('deadline.left', { days });
  return [badge({ text, style }, { spacing: 'small' })];
}
