import type { Speaker } from '../../locales/speaker.ts';
import type { Day } from '../../workflow/kernel/day.ts';
import { coded } from '../../workflow/kernel/facts.ts';
import type { Voucher } from '../../workflow/voucher/voucher.ts';
import type { Cell, ExportTable } from './export-table.ts';

const day = (value: Day | undefined): Cell => (value === undefined ? undefined : { day: value });

/** Every column with what stands in it; its heading is `export.column.<name>`. */
const COLUMNS = {
  voucher: ({ voucherId }) => voucherId,
  status: ({ status }, say) => say.plainFact(coded('status', status)),
  offer: ({ offer }) => offer,
  days: ({ serviceLevel }) => serviceLevel,
  customer: ({ customer }) => customer.organisation,
  contact: ({ customer }) => customer.contactEmail,
  country: ({ customer }) => customer.country,
  assignee: ({ assignee }) => assignee.name ?? assignee.email,
  assigned: ({ assignedOn }) => day(assignedOn),
  expires: ({ expiresOn }) => day(expiresOn),
  validated: ({ validatedOn }) => day(validatedOn),
  engagement: ({ reservation }, say) =>
    reservation && say.plainFact(coded('engagement', reservation.engagement)),
  location: ({ reservation }) => reservation?.location,
  consultant: ({ reservation }, say) =>
    reservation && say.plainFact(coded('person', reservation.consultant)),
  begins: ({ reservation }) => day(reservation?.startDate),
  ends: ({ reservation }) => day(reservation?.endDate),
  reported: ({ report }) => day(report?.submittedOn),
  delivered: ({ report }) => report?.daysDelivered,
  redeemed: ({ redeemedOn }) => day(redeemedOn),
  payment: ({ payment }, say) => payment && say.plainFact(coded('payment-status', payment.status)),
  invoice: ({ payment }) => payment?.invoiceNumber,
  amount: ({ payment }) => payment?.amount,
  currency: ({ payment }) => payment?.currency,
  requested: ({ payment }) => day(payment?.requestedOn),
} as const satisfies Record<string, (voucher: Voucher, say: Speaker) => Cell>;

type Column = keyof typeof COLUMNS;

/** One line a voucher, its columns headed in the reader's language. */
export function voucherTable(say: Speaker, vouchers: readonly Voucher[]): ExportTable {
  const columns = Object.keys(COLUMNS) as Column[];
  return {
    name: say.plain('export.vouchers'),
    headings: columns.map((column) => say.plain(`export.column.${column}`)),
    rows: vouchers.map((voucher) => columns.map((column) => COLUMNS[column](voucher, say))),
  };
}
