import { lastDayToRedeem, lastDayToRequestPayment } from './last-days.ts';
import type { Day } from '../kernel/day.ts';
import type { IndexValues } from '../kernel/ports.ts';
import type { Programme } from '../programme/definition.ts';
import { paymentGroup } from './payment-group.ts';
import type { Voucher } from './voucher.ts';

/** After every day there is: something to do that has no last day. */
export const NO_LAST_DAY: Day = '9999-12-31';

/**
 * `due` as text to sort by. A report cannot be written before its day, all else at once: apart,
 * each is one stretch of the index.
 */
export const dueForReport = (endDate: Day): string => `report:${endDate}`;

/** The same for what can be done at once, by the day until which it can. */
export const dueAtOnce = (until: Day): string => `step:${until}`;

/** What a voucher is found and ordered by. */
export function voucherIndex(voucher: Voucher, programme: Programme): IndexValues {
  return {
    status: voucher.status,
    offer: voucher.offer,
    expiresOn: voucher.expiresOn,
    place: sortKeyOf(voucher),
    ...dueIndex(voucher, programme),
    payment: voucher.payment && paymentGroup(voucher.payment),
    voucherId: voucher.voucherId,
    assigneeId: voucher.assignee.personId,
    consultantId: voucher.reservation?.consultant,
    readerId: voucher.assignee.email,
  };
}

/** What the lists of tasks and deadlines are ordered by; without what is nobody's task any more. */
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

/**
 * Where a voucher stands in a list, as text to sort by: first what is open, the next to expire
 * first; then what is redeemed and not yet paid; then what is over.
 */
export function sortKeyOf(voucher: Voucher): string {
  return `${group(voucher)}:${voucher.expiresOn}`;
}

function group({ payment, status }: Voucher): number {
  if (status === 'expired') return 3;
  if (status !== 'redeemed') return 1;
  return payment?.status === 'paid' ? 3 : 2;
}
