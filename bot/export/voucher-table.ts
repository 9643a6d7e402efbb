import type { Translator } from '../../locales/translator.ts';
import type { Day } from '../../workflow/kernel/day.ts';
import { coded } from '../../workflow/kernel/facts.ts';
import { openOf, paidOf } from '../../workflow/voucher/payment-amounts.ts';
import { deliveryCountryOf, type Voucher } from '../../workflow/voucher/voucher.ts';
import type { Cell, ExportTable } from './export-table.ts';

const day = (value: Day | undefined): Cell => (value === undefined ? undefined : { day: value });

/** Columns in order, with the value of each; the heading is `export.column.<name>`. */
const COLUMNS = {
  voucher: ({ voucherId }) => voucherId,
  status: ({ status }, t) => t.plainFact(coded('status', status)),
  offer: ({ offer }) => offer,
  days: ({ serviceLevel }) => serviceLevel,
  customer: ({ customer }) => customer.organisation,
  contact: ({ customer }) => customer.contactEmail,
  country: ({ customer }) => customer.country,
  assignee: ({ assignee }) => assignee.name ?? assignee.email,
  assigned: ({ assignedOn }) => day(assignedOn),
  expires: ({ expiresOn }) => day(expiresOn),
  validated: ({ validatedOn }) => day(validatedOn),
  engagement: ({ reservation }, t) =>
    reservation && t.plainFact(coded('engagement', reservation.engagement)),
  location: ({ reservation }) => reservation?.location,
  'delivery-country': (voucher) => voucher.reservation && deliveryCountryOf(voucher),
  consultant: ({ reservation }, t) =>
    reservation && t.plainFact(coded('person', reservation.consultant)),
  begins: ({ reservation }) => day(reservation?.startDate),
  ends: ({ reservation }) => day(reservation?.endDate),
  'reservation-number': ({ reservation }) => reservation?.confirmationReference,
  reported: ({ report }) => day(report?.submittedOn),
  delivered: ({ report }) => report?.daysDelivered,
  'report-number': ({ report }) => report?.confirmationReference,
  redeemed: ({ redeemedOn }) => day(redeemedOn),
  'redemption-number': ({ redemptionReference }) => redemptionReference,
  payment: ({ payment }, t) => payment && t.plainFact(coded('payment-status', payment.status)),
  invoice: ({ payment }) => payment?.invoiceNumber,
  amount: ({ payment }) => payment?.amount,
  paid: ({ payment }) => payment && paidOf(payment),
  open: ({ payment }) => payment && openOf(payment),
  currency: ({ payment }) => payment?.currency,
  requested: ({ payment }) => day(payment?.requestedOn),
  'payment-number': ({ payment }) => payment?.reference,
} as const satisfies Record<string, (voucher: Voucher, t: Translator) => Cell>;

type Column = keyof typeof COLUMNS;

/** One row per voucher, in the language of its recipient. */
export function voucherTable(t: Translator, vouchers: readonly Voucher[]): ExportTable {
  const columns = Object.keys(COLUMNS) as Column[];
  return {
    name: t.plain('export.vouchers'),
    headings: columns.map((column) => t.plain(`export.column.${column}`)),
    rows: vouchers.map((voucher) => columns.map((column) => COLUMNS[column](voucher, t))),
  };
}
