import { addDays, daysBetween, type Day } from '../kernel/day.ts';
import type { Voucher } from './voucher.ts';

/** First and last day, both included. */
export interface Span {
  readonly startDate: Day;
  readonly endDate: Day;
}

/** A reserved engagement of a consultant. */
export interface Booking extends Span {
  readonly voucherId: string;
  readonly organisation: string;
  readonly engagement: string;
  readonly consultant: string;
}

/** The days of an engagement as a form plans them. */
export interface PlannedDays extends Span {
  /** ISO 3166-1 alpha-2: the country whose weekend counts. */
  readonly country: string;
  readonly serviceLevel: number;
}

/** Undefined unless the voucher is reserved. */
export function bookingOf({ customer, reservation, status, voucherId }: Voucher) {
  if (status !== 'reserved' || reservation === undefined) return undefined;
  const { consultant, endDate, engagement, startDate } = reservation;
  const { organisation } = customer;
  return { voucherId, organisation, engagement, consultant, startDate, endDate } satisfies Booking;
}

/** True if they have a day in common. */
export const overlaps = (one: Span, other: Span): boolean =>
  one.startDate <= other.endDate && other.startDate <= one.endDate;

/** True if both are engagements of one consultant on a common day. */
export const clashes = (one: Booking, other: Booking): boolean =>
  one.consultant === other.consultant && one.voucherId !== other.voucherId && overlaps(one, other);

/** Longest span whose days are looked at; a longer one needs no weekend for its days. */
const SPAN_MAX = 60;

/**
 * Days of the weekend in a plan: its first and last day, and all within it if the other days are
 * fewer than the days of the voucher.
 */
export function weekendDays({ country, endDate, serviceLevel, startDate }: PlannedDays): Day[] {
  const length = daysBetween(startDate, endDate) + 1;
  if (!(length > 0)) return [];
  const weekend = weekendOf(country);
  const isFree = (day: Day): boolean => weekend.has(new Date(day).getUTCDay());
  const ends = [...new Set([startDate, endDate])].filter(isFree);
  if (length > SPAN_MAX) return ends;
  const days = Array.from({ length }, (_, at) => addDays(startDate, at));
  const free = days.filter(isFree);
  return length >= serviceLevel && length - free.length < serviceLevel ? free : ends;
}

interface WithWeek {
  getWeekInfo?(): { readonly weekend: readonly number[] };
}

/** Days of the week, Sunday as 0; Saturday and Sunday for an unknown country. */
function weekendOf(country: string): ReadonlySet<number> {
  try {
    const { weekend = [6, 7] } =
      (new Intl.Locale(`und-${country}`) as WithWeek).getWeekInfo?.() ?? {};
    return new Set(weekend.map((day) => day % 7));
  } catch {
    return new Set([6, 0]);
  }
}
