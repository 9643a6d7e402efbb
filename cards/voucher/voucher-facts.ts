import { coded, day, money, type Fact } from '../../workflow/kernel/facts.ts';
import type { Voucher } from '../../workflow/voucher/voucher.ts';
import type { MessageKey, Speaker } from '../../locales/speaker.ts';
import type { Element } from '../kit/card.ts';
import { paragraph } from '../kit/text-blocks.ts';
import { assigneeName } from './voucher-words.ts';

/** Wide enough for one word of most languages, narrow enough for a side panel. */
const TITLES = '124px';

/**
 * What is known of a voucher, in the order in which it came about: a title and a value in each row.
 * Not a `FactSet`, which overflows a narrow card when an address is long; these wrap.
 */
export function voucherFacts(say: Speaker, voucher: Voucher): readonly Element[] {
  const { customer, payment, report, reservation } = voucher;
  const rows = [
    row(say, 'contact', say.fact(customer.contactEmail)),
    row(say, 'country', say.fact(coded('country', customer.country))),
    row(say, 'assignee', assigneeName(say, voucher.assignee)),
    row(say, 'assigned', say.fact(day(voucher.assignedOn))),
    ...(reservation
      ? [
          row(say, 'engagement', say.fact(coded('engagement', reservation.engagement))),
          row(say, 'schedule', range(say, reservation)),
          row(say, 'consultant', say.fact(coded('person', reservation.consultant))),
        ]
      : []),
    ...(report
      ? [
          row(say, 'delivered', range(say, report)),
          row(say, 'deliverable', say.fact(report.deliverableReference)),
        ]
      : []),
    ...(voucher.redeemedOn ? [row(say, 'redeemed', say.fact(day(voucher.redeemedOn)))] : []),
    ...(payment
      ? [
          row(say, 'payment', paymentWords(say, payment)),
          row(say, 'invoice', say.fact(payment.invoiceNumber)),
          row(say, 'amount', say.fact(money(payment.amount, payment.currency))),
        ]
      : []),
  ];
  return rows.map((columns, at) => ({
    type: 'ColumnSet',
    spacing: at === 0 ? 'default' : 'small',
    columns,
  }));
}

function paymentWords(say: Speaker, payment: NonNullable<Voucher['payment']>): string {
  const status = say.fact(coded('payment-status', payment.status));
  const explained = payment.status === 'action-required' || payment.status === 'rejected';
  const { reason } = payment;
  return explained && reason !== undefined ? `${status}: ${say.fact(reason)}` : status;
}

function range(
  say: Speaker,
  dates: { readonly startDate: string; readonly endDate: string },
): string {
  const from: Fact = day(dates.startDate);
  const to: Fact = day(dates.endDate);
  return dates.startDate === dates.endDate ? say.fact(from) : say.text('days-range', { from, to });
}

type RowName = MessageKey extends infer Key
  ? Key extends `voucher.fact.${infer Name}`
    ? Name
    : never
  : never;

function row(say: Speaker, name: RowName, value: string): readonly Element[] {
  const title = say.text(`voucher.fact.${name}`);
  const titles = [{ ...paragraph(title), size: 'small', isSubtle: true }];
  return [
    { type: 'Column', width: TITLES, spacing: 'small', items: titles },
    { type: 'Column', width: 'stretch', spacing: 'small', items: [paragraph(value)] },
  ];
}
