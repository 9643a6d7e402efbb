import { daysBetween, type Day } from '../../workflow/kernel/day.ts';
import type { VoucherDeadline } from '../../workflow/voucher/deadlines.ts';
import { coded, day, type Fact } from '../../workflow/kernel/facts.ts';
import type { Voucher } from '../../workflow/voucher/voucher.ts';
import type { Translator } from '../../locales/translator.ts';
import { deskData, executeAction, type CardAction, type Element } from '../kit/card.ts';
import { urgency } from '../kit/countdown.ts';
import type { DeadlineLine } from './deadline-line.ts';
import { ONWARD, paragraph, subtle } from '../kit/text-blocks.ts';
import { voucherTitle } from '../voucher/voucher-words.ts';

/** One row per deadline: by when and how long that is, what for, and of which voucher. */
export function deadlineRows(
  t: Translator,
  deadlines: readonly DeadlineLine[],
  today: Day,
): readonly Element[] {
  return deadlines.map((line) => ({
    type: 'Container',
    separator: true,
    ...(line.voucher && { selectAction: tap(t, line.deadline, line.voucher) }),
    items: [
      {
        type: 'ColumnSet',
        columns: [
          { type: 'Column', width: 'stretch', items: what(t, line) },
          { type: 'Column', width: 'auto', items: when(t, line.deadline.on, today) },
          ...(line.voucher ? [ONWARD] : []),
        ],
      },
    ],
  }));
}

/** Opens the voucher. A screen reader says the title instead of what the row shows. */
function tap(t: Translator, { kind, on }: VoucherDeadline, voucher: Voucher): CardAction {
  const title = t.plain('tap.deadline', {
    deadline: t.plain(`deadline.${kind}`),
    day: day(on),
    voucherId: voucher.voucherId,
    organisation: voucher.customer.organisation,
  });
  return executeAction({ verb: 'status', title, data: deskData(voucher) });
}

function what(t: Translator, line: DeadlineLine): readonly Element[] {
  const title = t.text(`deadline.${line.deadline.kind}`, { about: aboutFact(line) });
  return [
    { ...paragraph(title), weight: 'bolder' },
    ...(line.voucher ? [subtle(voucherTitle(t, line.voucher))] : []),
  ];
}

function aboutFact({ deadline }: DeadlineLine): Fact {
  if (deadline.kind === 'enrolment-renewal') return coded('offer', deadline.about);
  if (deadline.kind === 'competency-renewal') return coded('competency', deadline.about);
  return '';
}

function when(t: Translator, on: Day, today: Day): readonly Element[] {
  const right = { type: 'TextBlock', wrap: true, horizontalAlignment: 'right' };
  const left = daysBetween(today, on);
  const words =
    left < 0 ? t.text('deadline.over', { days: -left }) : t.text('deadline.left', { days: left });
  return [
    { ...right, text: t.fact(day(on)) },
    { ...right, text: words, color: urgency(left), spacing: 'none' },
  ];
}
