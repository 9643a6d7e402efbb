import { LRUCache } from 'lru-cache';
import { Temporal } from 'temporal-polyfill';

/** A whole day in the partner's time zone, `YYYY-MM-DD`. A last day is always included. */
export type Day = string;

/** A point in time, ISO 8601 in UTC: `2020-06-03T08:00:00.000Z`. */
export type Instant = string;

const DAY_MS = 24 * 60 * 60 * 1000;
const DAY = /^(?:19|2\d)\d{2}-\d{2}-\d{2}$/u;

/** True for a valid date from 1900 to 2999; false for `2020-02-30`. */
export function isDay(text: string): text is Day {
  if (!DAY.test(text)) return false;
  try {
    Temporal.PlainDate.from(text, { overflow: 'reject' });
    return true;
  } catch {
    return false;
  }
}

export function addDays(day: Day, days: number): Day {
  return new Date(Date.parse(day) + days * DAY_MS).toISOString().slice(0, 10);
}

/** The same date in another year; the 29th of February becomes the 28th. */
export function addYears(day: Day, years: number): Day {
  return Temporal.PlainDate.from(day).add({ years }).toString();
}

/** Whole days from one to the other: negative when `to` is earlier, 0 on the same day. */
export function daysBetween(from: Day, to: Day): number {
  return (Date.parse(to) - Date.parse(from)) / DAY_MS;
}

/** The local day at an instant; `timeZone` is an IANA name. */
export function dayAt(instant: Instant | number, timeZone: string): Day {
  const moment = typeof instant === 'number' ? instant : Date.parse(instant);
  if (moment < IN_QUARTERS_SINCE) return dayOf(moment, timeZone);
  const quarter = `${timeZone} ${Math.floor(moment / QUARTER_MS)}`;
  const known = dayOfQuarter.get(quarter);
  if (known !== undefined) return known;
  const day = dayOf(moment, timeZone);
  dayOfQuarter.set(quarter, day);
  return day;
}

/** Cached: time zone arithmetic is slow, and a turn calls `dayAt` a dozen times. */
const dayOfQuarter = new LRUCache<string, Day>({ max: 1000 });
const QUARTER_MS = 15 * 60 * 1000;
/**
 * Since 2012 all UTC offsets are multiples of 15 minutes and change on a quarter of an hour, so no
 * day ends within a quarter. Newfoundland was the last to change its clocks at one minute past
 * midnight.
 */
const IN_QUARTERS_SINCE = Date.UTC(2012, 0);

function dayOf(moment: number, timeZone: string): Day {
  const at = Temporal.Instant.fromEpochMilliseconds(moment);
  return at.toZonedDateTimeISO(timeZone).toPlainDate().toString();
}

/** The first instant of a local day; not always 00:00, as clocks may change at midnight. */
export function startOfDay(day: Day, timeZone: string): Instant {
  return Temporal.PlainDate.from(day)
    .toZonedDateTime({ timeZone })
    .startOfDay()
    .toInstant()
    .toString({ fractionalSecondDigits: 3 });
}

export function toInstant(milliseconds: number): Instant {
  return new Date(milliseconds).toISOString();
}
