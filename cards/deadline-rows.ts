import { day } from '../workflow/facts.ts';
import type { Speaker } from '../locales/speaker.ts';
import type { Element } from './card.ts';
import { urgency } from './countdown.ts';
import type { DeadlineLine } from './deadline-line.ts';
import { deskData } from './desk-data.ts';
import { commandAction } from './form-actions.ts';
import { paragraph, subtle } from './text-blocks.ts';
import { voucherTitle } from './voucher-words.ts';

/** One row per deadline: by when and how long that is, what for, and of which voucher. */
export function deadlineRows(say: Speaker, deadlines: readonly DeadlineLine[]): readonly Element[] {
  return deadlines.map((deadline) => ({
    type: 'Container',
    separator: true,
    ...(deadline.voucher && {
      selectAction: commandAction(say, 'status', deskData(deadline.voucher)),
    }),
    items: [
      {
        type: 'ColumnSet',
        columns: [
          { type: 'Column', width: 'stretch', items: what(say, deadline) },
          { type: 'Column', width: 'auto', items: when(say, deadline) },
        ],
      },
    ],
  }));
}

function what(say: Speaker, { about, kind, voucher }: DeadlineLine): readonly Element[] {
  const title = say.text(`deadline.${kind}`, { about: about ?? '' });
  return [
    { ...paragraph(title), weight: 'bolder' },
    ...(voucher ? [subtle(voucherTitle(say, voucher))] : []),
  ];
}

function when(say: Speaker, { daysLeft, on }: DeadlineLine): readonly Element[] {
  const right = { type: 'TextBlock', wrap: true, horizontalAlignment: 'right' };
  const left =
    daysLeft < 0
      ? say.text('deadline.over', { days: -daysLeft })
      : say.text('deadline.left', { days: daysLeft });
  return [
    { ...right, text: say.fact(day(on)) },
    { ...right, text: left, color: urgency(daysLeft), spacing: 'none' },
  ];
}
