import { addDays } from '../../workflow/kernel/day.ts';
import { defaultProgramme } from '../../workflow/programme/load.ts';
import type { Asker } from '../../workflow/records/search-vouchers.ts';
import type { VoucherConditions } from '../../workflow/records/voucher-conditions.ts';
import { customerKey } from '../../workflow/voucher/customer-name.ts';
import { lastDayToRedeem, lastDayToRequestPayment } from '../../workflow/voucher/last-days.ts';
import { sortKeyOf } from '../../workflow/voucher/voucher-index.ts';
import type { Voucher } from '../../workflow/voucher/voucher.ts';

/** A search as a plain filter over all vouchers, in the order of the lists. */
export function searchedPlainly(
  vouchers: readonly Voucher[],
  conditions: VoucherConditions,
  asker: Asker,
): readonly Voucher[] {
  const place = (one: Voucher): string => `${sortKeyOf(one)} ${one.voucherId}`;
  return vouchers
    .filter((voucher) => meets(voucher, conditions, asker))
    .toSorted((one, other) => (place(one) < place(other) ? -1 : 1));
}

function meets(
  voucher: Voucher,
  asked: VoucherConditions,
  { covers = [], personId, today }: Asker,
): boolean {
  const { assignee, customer, payment, report, reservation, status } = voucher;
  const engagement = report ?? reservation;
  const end = deadlineOf(voucher);
  const country = report?.deliveryCountry ?? reservation?.deliveryCountry ?? customer.country;
  const { period } = asked;
  const { from = '0000', to = '9999' } = period ?? {};
  const isIn = (day: string | undefined) => day !== undefined && from <= day && day <= to;
  return [
    asked.customer === undefined ||
      customerKey(asked.customer) === customerKey(customer.organisation),
    asked.customerPart === undefined ||
      customerKey(customer.organisation).includes(asked.customerPart.toLowerCase()),
    asked.offer === undefined || asked.offer === voucher.offer,
    asked.engagement === undefined || asked.engagement === engagement?.engagement,
    asked.statuses?.includes(status) ?? true,
    asked.paymentStatuses === undefined ||
      (payment !== undefined && asked.paymentStatuses.includes(payment.status)),
    asked.projectManagerId === undefined || asked.projectManagerId === assignee.personId,
    asked.consultantId === undefined || asked.consultantId === reservation?.consultant,
    asked.country === undefined || asked.country === country,
    asked.invoiceNumber === undefined ||
      asked.invoiceNumber.toLowerCase() === payment?.invoiceNumber.toLowerCase(),
    !asked.atRisk || (end !== undefined && end <= addDays(today, 30)),
    !asked.atRisk || asked.missed || (end !== undefined && end >= today),
    !asked.missed || asked.atRisk || (end !== undefined && end < today),
    period?.of !== 'expiry' || isIn(voucher.expiresOn),
    period?.of !== 'last-day' || isIn(end),
    period?.of !== 'assigned' || isIn(voucher.assignedOn),
    period?.of !== 'redeemed' || isIn(voucher.redeemedOn),
    period?.of !== 'paid' || (payment?.status === 'paid' && isIn(payment.statusOn)),
    period?.of !== 'engagement' ||
      (engagement !== undefined && engagement.startDate <= to && from <= engagement.endDate),
    asked.scope !== 'mine' ||
      [personId, ...covers].some((id) => [assignee.personId, reservation?.consultant].includes(id)),
  ].every(Boolean);
}

function deadlineOf(voucher: Voucher): string | undefined {
  if (voucher.status === 'expired') return undefined;
  if (voucher.status !== 'redeemed') return lastDayToRedeem(voucher, defaultProgramme);
  return lastDayToRequestPayment(voucher, defaultProgramme);
}
