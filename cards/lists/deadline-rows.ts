import { daysBetween, type Day } from '../../workflow/kernel/day.ts';
import { coded, day, type Fact, type Facts } from '../../workflow/kernel/facts.ts';
import { assigneeFact } from '../../workflow/voucher/assignee.ts';
import type { Translator } from '../../locales/translator.ts';
import { deskData, type Element } from '../kit/card.ts';
import { daysLeftElement } from '../kit/countdown.ts';
import type { DeadlineLine, QuestionLine } from './deadline-line.ts';
import { listRow, tappableRow } from '../kit/tappable-row.ts';
import { paragraph, RIGHT, subtle } from '../kit/text-blocks.ts';
import type { Voucher } from '../../workflow/voucher/voucher.ts';
import { coveredLine, voucherTitle } from '../voucher/voucher-words.ts';

/** One row per deadline: kind, voucher, date and days left; of a question its text. */
export function deadlineRows(
  t: Translator,
  deadlines: readonly (DeadlineLine | QuestionLine)[],
  today: Day,
): readonly Element[] {
  return deadlines.map((line) => {
    const row =
      line.deadline === undefined
        ? { main: question(t, line) }
        : { main: what(t, line), side: when(t, line.deadline.on, today) };
    if (line.voucher === undefined) return listRow(row);
    return tappableRow(t, {
      ...row,
      verb: 'status',
      action: t.plain('button.status'),
      data: deskData(line.voucher),
    });
  });
}

const factsOf = (line: DeadlineLine): Facts => ({
  about: aboutFact(line),
  consultant: consultantFact(line),
});

/** For lists of choices: the kind of the deadline and its voucher. */
export const deadlineTitle = (t: Translator, line: DeadlineLine): string =>
  [
    t.plain(`deadline.${line.deadline.kind}`, factsOf(line)),
    ...(line.voucher ? [t.plainFact(line.voucher.customer.organisation)] : []),
    ...(line.voucher ? [t.plainFact(line.voucher.voucherId)] : []),
  ].join(' · ');

function question(t: Translator, { of, voucher }: QuestionLine): readonly Element[] {
  const asked = voucher.payment?.reason;
  return [
    { ...paragraph(t.text('next.task.payment-status')), weight: 'bolder' },
    subtle(voucherTitle(t, voucher)),
    ...coveredLine(t, of),
    ...(asked === undefined ? [] : [{ ...subtle(t.fact(asked)), maxLines: 2 }]),
  ];
}

function what(t: Translator, line: DeadlineLine): readonly Element[] {
  const title = t.text(`deadline.${line.deadline.kind}`, factsOf(line));
  return [
    { ...paragraph(title), weight: 'bolder' },
    ...(line.voucher ? voucherLines(t, line) : touchedLines(t, line.touched)),
  ];
}

const voucherLines = (
  t: Translator,
  { isOfOther, of, voucher }: Extract<DeadlineLine, { readonly voucher: Voucher }>,
): readonly Element[] => [
  subtle(voucherTitle(t, voucher)),
  ...coveredLine(t, of),
  ...(isOfOther ? [subtle(t.text('deadline.of', { who: assigneeFact(voucher.assignee) }))] : []),
];

/** Vouchers named in one row; the others are counted. */
const TOUCHED_MAX = 3;

function touchedLines(t: Translator, touched: readonly Voucher[] = []): readonly Element[] {
  if (touched.length === 0) return [];
  const more = touched.length - TOUCHED_MAX;
  return [
    paragraph(t.text('deadline.touched', { count: touched.length })),
    ...touched.slice(0, TOUCHED_MAX).map((one) => subtle(voucherTitle(t, one))),
    ...(more > 0 ? [subtle(t.text('deadline.touched-more', { count: more }))] : []),
  ];
}

function aboutFact({ deadline }: DeadlineLine): Fact {
  if (deadline.kind === 'enrolment-renewal') return coded('offer', deadline.about);
  if (deadline.kind === 'competency-renewal' || deadline.kind === 'exam-renewal')
    return coded('competency', deadline.about);
  return '';
}

function consultantFact({ deadline }: DeadlineLine): Fact {
  return deadline.kind === 'exam-renewal' ? coded('person', deadline.consultant ?? '') : '';
}

function when(t: Translator, on: Day, today: Day): readonly Element[] {
  const left = daysBetween(today, on);
  const text =
    left < 0 ? t.plain('deadline.over', { days: -left }) : t.plain('deadline.left', { days: left });
  return [{ ...paragraph(t.fact(day(on))), ...RIGHT }, daysLeftElement(text, left)];
}
