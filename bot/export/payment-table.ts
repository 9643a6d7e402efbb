import type { Translator } from '../../locales/translator.ts';
import { coded } from '../../workflow/kernel/facts.ts';
import type { Programme } from '../../workflow/programme/definition.ts';
import { hasPayment } from '../../workflow/views/receivables.ts';
import { openOf, paidOf } from '../../workflow/voucher/payment-amounts.ts';
import { lastDayToRequestPayment } from '../../workflow/voucher/last-days.ts';
import type { Voucher } from '../../workflow/voucher/voucher.ts';
import { dayCell, type ExportTable } from './export-table.ts';
import type { DaysOf } from './voucher-table.ts';

const COLUMNS = [
  'voucher',
  'customer',
  'offer',
  'assignee',
  'redeemed',
  'payment-until',
  'invoice',
  'requested',
  'payment',
  'payment-since',
  'payment-reason',
  'payment-number',
  'amount',
  'paid',
  'open',
  'difference-closed',
  'currency',
  'approved-on',
  'paid-on',
] as const;

/** One row per payment request, and per redeemed voucher without one. */
export function paymentTable(
  t: Translator,
  vouchers: readonly Voucher[],
  { daysOf, programme }: { readonly daysOf: DaysOf; readonly programme: Programme },
): ExportTable {
  const rows = vouchers
    .filter((voucher) => voucher.status === 'redeemed' || hasPayment(voucher))
    .map((voucher) => {
      const { assignee, customer, offer, payment, redeemedOn, voucherId } = voucher;
      const { approvedOn, paidOn } = daysOf(voucher);
      return [
        voucherId,
        customer.organisation,
        offer,
        assignee.name ?? assignee.email,
        dayCell(redeemedOn),
        dayCell(lastDayToRequestPayment(voucher, programme)),
        payment?.invoiceNumber,
        dayCell(payment?.requestedOn),
        payment && t.plainFact(coded('payment-status', payment.status)),
        dayCell(payment?.statusOn ?? payment?.requestedOn),
        payment?.reason,
        payment?.reference,
        payment?.amount,
        payment && paidOf(payment),
        payment && openOf(payment),
        payment?.differenceClosed ? t.plain('export.yes') : undefined,
        payment?.currency,
        dayCell(approvedOn),
        dayCell(paidOn),
      ];
    });
  return {
    name: t.plain('export.payments'),
    headings: COLUMNS.map((column) => t.plain(`export.column.${column}`)),
    rows,
  };
}
