import type { Translator } from '../../locales/translator.ts';
import { coded } from '../../workflow/kernel/facts.ts';
import { lastDayToRequestPayment } from '../../workflow/voucher/last-days.ts';
import type { PaymentDays } from '../../workflow/views/payment-days.ts';
import type { Programme } from '../../workflow/programme/definition.ts';
import { openOf, paidOf } from '../../workflow/voucher/payment-amounts.ts';
import { deliveryCountryOf, type Voucher } from '../../workflow/voucher/voucher.ts';
import { dayCell as day, type Cell, type ExportTable } from './export-table.ts';

/** The days of the payment of a voucher, by its history. */
export type DaysOf = (voucher: Voucher) => PaymentDays;

interface Sources {
  readonly t: Translator;
  readonly programme: Programme;
  readonly days: PaymentDays;
}

/** Columns in order, with the value of each; the heading is `export.column.<name>`. */
const COLUMNS = {
  voucher: ({ voucherId }) => voucherId,
  status: ({ status }, { t }) => t.plainFact(coded('status', status)),
  offer: ({ offer }) => offer,
  days: ({ serviceLevel }) => serviceLevel,
  customer: ({ customer }) => customer.organisation,
  contact: ({ customer }) => customer.contactEmail,
  country: ({ customer }) => customer.country,
  assignee: ({ assignee }) => assignee.name ?? assignee.email,
  assigned: ({ assignedOn }) => day(assignedOn),
  expires: ({ expiresOn }) => day(expiresOn),
  validated: ({ validatedOn }) => day(validatedOn),
  engagement: ({ reservation }, { t }) =>
    reservation && t.plainFact(coded('engagement', reservation.engagement)),
  location: ({ reservation }) => reservation?.location,
  'delivery-country': (voucher) => voucher.reservation && deliveryCountryOf(voucher),
  consultant: ({ reservation }, { t }) =>
    reservation && t.plainFact(coded('person', reservation.consultant)),
  begins: ({ reservation }) => day(reservation?.startDate),
  ends: ({ reservation }) => day(reservation?.endDate),
  'reserved-on': ({ reservation }) => day(reservation?.reservedOn),
  'engagement-reason': ({ reservation }) => reservation?.reason,
  'reservation-number': ({ reservation }) => reservation?.confirmationReference,
  reported: ({ report }) => day(report?.submittedOn),
  delivered: ({ report }) => report?.daysDelivered,
  'off-site': ({ report }) => report?.offSiteDays,
  products: ({ report }) => report?.products,
  deliverable: ({ report }, { t }) =>
    report && t.plainFact(coded('deliverable-type', report.deliverableType)),
  'deliverable-reference': ({ report }) => report?.deliverableReference,
  'handed-over': ({ report }) => day(report?.handedOverOn),
  summary: ({ report }) => report?.summary,
  'next-steps': ({ report }) => report?.nextSteps,
  'report-number': ({ report }) => report?.confirmationReference,
  redeemed: ({ redeemedOn }) => day(redeemedOn),
  'redemption-number': ({ redemptionReference }) => redemptionReference,
  'payment-until': (voucher, { programme }) => day(lastDayToRequestPayment(voucher, programme)),
  payment: ({ payment }, { t }) => payment && t.plainFact(coded('payment-status', payment.status)),
  invoice: ({ payment }) => payment?.invoiceNumber,
  amount: ({ payment }) => payment?.amount,
  paid: ({ payment }) => payment && paidOf(payment),
  open: ({ payment }) => payment && openOf(payment),
  currency: ({ payment }) => payment?.currency,
  requested: ({ payment }) => day(payment?.requestedOn),
  'payment-since': ({ payment }) => day(payment?.statusOn),
  'approved-on': (_voucher, { days }) => day(days.approvedOn),
  'paid-on': (_voucher, { days }) => day(days.paidOn),
  'payment-number': ({ payment }) => payment?.reference,
  'payment-reason': ({ payment }) => payment?.reason,
} as const satisfies Record<string, (voucher: Voucher, sources: Sources) => Cell>;

type Column = keyof typeof COLUMNS;

/** One row per voucher, in the language of its recipient. */
export function voucherTable(
  t: Translator,
  vouchers: readonly Voucher[],
  { daysOf, programme }: { readonly daysOf: DaysOf; readonly programme: Programme },
): ExportTable {
  const columns = Object.keys(COLUMNS) as Column[];
  return {
    name: t.plain('export.vouchers'),
    headings: columns.map((column) => t.plain(`export.column.${column}`)),
    rows: vouchers.map((voucher) => {
      const sources = { t, programme, days: daysOf(voucher) };
      return columns.map((column) => COLUMNS[column](voucher, sources));
    }),
  };
}
