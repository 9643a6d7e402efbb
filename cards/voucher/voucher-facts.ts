import { coded, day, money, type Fact } from '../../workflow/kernel/facts.ts';
import type { Voucher } from '../../workflow/voucher/voucher.ts';
import type { MessageKey, Speaker } from '../../locales/speaker.ts';
import type { FactRow } from '../kit/fact-rows.ts';
import { assigneeName } from './voucher-words.ts';

/** What is known of a voucher, in the order in which it came about. */
export function voucherFacts(say: Speaker, voucher: Voucher): readonly FactRow[] {
  const { customer, payment, report, reservation } = voucher;
  return [
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

function row(say: Speaker, name: RowName, value: string): FactRow {
  return { title: say.text(`voucher.fact.${name}`), value };
}
