import { lastDayToRedeem, lastDayToRequestPayment } from './last-days.ts';
import type { Day } from '../kernel/day.ts';
import type { IndexField, IndexValues } from '../kernel/ports.ts';
import type { Programme } from '../programme/definition.ts';
import { isLongEngagement } from '../programme/requirements.ts';
import { longCustomerGroup } from './near-customers.ts';
import { paymentGroup } from './payment-group.ts';
import { customerKey } from './customer-name.ts';
import { deliveryCountryOf, type Voucher } from './voucher.ts';

/** Sorts a task without a last day after all others. */
export const NO_LAST_DAY: Day = '9999-12-31';

/**
 * `due` of a report, which can be written from its day on. Other tasks are possible at once and
 * have another prefix, so each group is one range of the index.
 */
export const dueForReport = (endDate: Day): string => `report:${endDate}`;

/** `due` of a task that is possible at once, by its last day. */
export const dueAtOnce = (until: Day): string => `step:${until}`;

export function voucherIndex(voucher: Voucher, programme: Programme): IndexValues {
  return {
    status: voucher.status,
    offer: voucher.offer,
    expiresOn: voucher.expiresOn,
    place: sortKeyOf(voucher),
    ...dueIndex(voucher, programme),
    payment: voucher.payment && paymentGroup(voucher.payment),
    longEngagement: isLongEngagement(voucher, programme) ? longCustomerGroup(voucher) : undefined,
    voucherId: voucher.voucherId,
    assigneeId: voucher.assignee.personId,
    consultantId: voucher.reservation?.consultant,
    readerId: voucher.assignee.email,
    ...searchIndex(voucher),
  };
}

/**
 * The fields of searches by condition that follow from the voucher alone, so that a voucher whose
 * stored index lacks them can be compared by its body.
 */
export function searchIndex(voucher: Voucher): IndexValues {
  const { customer, payment, report, reservation } = voucher;
  const engagement = report ?? reservation;
  return {
    customer: customerKey(customer.organisation),
    organisation: customer.organisation,
    country: deliveryCountryOf(voucher),
    engagement: engagement?.engagement,
    firstDay: engagement?.startDate,
    lastDay: engagement?.endDate,
    assignedOn: voucher.assignedOn,
    redeemedOn: voucher.redeemedOn,
    paidOn: payment?.status === 'paid' ? payment.statusOn : undefined,
    invoice: payment?.invoiceNumber.toUpperCase(),
    paymentStatus: payment?.status,
  };
}

/** Names of the fields of {@link searchIndex}. */
export const SEARCH_FIELDS: ReadonlySet<string> = new Set<IndexField>([
  'customer',
  'organisation',
  'country',
  'engagement',
  'firstDay',
  'lastDay',
  'assignedOn',
  'redeemedOn',
  'paidOn',
  'invoice',
  'paymentStatus',
]);

/** The sort keys of the lists of tasks and deadlines; absent if there is no task or deadline. */
function dueIndex(voucher: Voucher, programme: Programme): IndexValues {
  const { payment, reservation, status } = voucher;
  const endsOn = lastDayToRedeem(voucher, programme);
  switch (status) {
    case 'assigned':
    case 'reported':
      return { due: dueAtOnce(endsOn), endsOn };
    case 'reserved':
      return reservation === undefined
        ? { endsOn }
        : { due: dueForReport(reservation.endDate), endsOn, startsOn: reservation.startDate };
    case 'redeemed': {
      if (payment?.status === 'action-required') return { due: dueAtOnce(NO_LAST_DAY) };
      const until = lastDayToRequestPayment(voucher, programme);
      return until === undefined ? {} : { due: dueAtOnce(until), endsOn: until };
    }
    case 'expired':
      return {};
  }
}

/** Sorts after all open vouchers and before the closed ones. */
export const CLOSED_FROM = '3';

/** Sort key of voucher lists: open ones by expiry, then redeemed and unpaid, then closed ones. */
export function sortKeyOf({ expiresOn, payment, status }: Voucher): string {
  const isOpen = status !== 'redeemed' && status !== 'expired';
  const isUnpaid = status === 'redeemed' && payment?.status !== 'paid';
  return `${isOpen ? 1 : isUnpaid ? 2 : 3}:${expiresOn}`;
}
