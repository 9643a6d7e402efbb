import { addDays, type Day } from '../kernel/day.ts';
import type { Documents } from '../kernel/ports.ts';
import { bookingOf, type Booking } from '../voucher/bookings.ts';
import type { Voucher } from '../voucher/voucher.ts';

export interface BookingQuery {
  /** Bookings that end on this day or later. */
  readonly from: Day;
  /** Bookings that begin on this day or earlier; absent: all. */
  readonly until?: Day;
  /** Ids of the consultant; absent: all. */
  readonly consultantIds?: readonly string[];
}

export interface Bookings {
  /** By first day. */
  readonly items: readonly Booking[];
  /** Present if there may be more, none of which begins before that day. */
  readonly rest?: { readonly cursor: string; readonly from: Day };
}

/** No engagement lasts longer: it ends within the life of its voucher. */
const LONGEST_DAYS = 180;

/**
 * Reserved engagements with a day in the period, by their first day. Reads at most `limit`, also
 * those that began before the period and ended before it.
 */
export async function findBookings(
  documents: Documents,
  tenantId: string,
  { consultantIds, from, until }: BookingQuery,
  limit: number,
  after?: string,
): Promise<Bookings> {
  const page = await documents.find<Voucher>({
    kind: 'voucher',
    tenantId,
    where: {
      status: { eq: 'reserved' },
      startsOn: { gte: addDays(from, -LONGEST_DAYS) },
      ...(consultantIds && { consultantId: { in: consultantIds } }),
    },
    orderBy: { field: 'startsOn' },
    limit,
    cursor: after,
  });
  const found = page.documents.flatMap(({ body }) => bookingOf(body) ?? []);
  const begun = found.filter(({ startDate }) => until === undefined || startDate <= until);
  const last = begun.length < found.length ? undefined : begun.at(-1);
  return {
    items: begun.filter(({ endDate }) => from <= endDate),
    ...(page.cursor !== undefined &&
      last && { rest: { cursor: page.cursor, from: last.startDate } }),
  };
}
