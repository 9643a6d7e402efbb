import ical, {
  ICalCalendarMethod,
  ICalEventBusyStatus,
  ICalEventStatus,
  ICalEventTransparency,
} from 'ical-generator';
import type { Translator } from '../../locales/translator.ts';
import { addDays, type Day } from '../../workflow/kernel/day.ts';
import type { CalendarEntry } from './calendar-entries.ts';

export const CALENDAR_TYPE = 'text/calendar; charset=utf-8';

/** Interval after which a client reads a feed again, in seconds. */
const REFRESH_SECONDS = 60 * 60;

export interface CalendarContent {
  readonly entries: readonly CalendarEntry[];
  /** The day on which it is written; a file of the same content and day is the same. */
  readonly today: Day;
  /** Not all vouchers fit. */
  readonly isCut?: boolean;
}

/** Writes entries as iCalendar (RFC 5545). Days have no time zone: they are the partner's. */
export function icsOf(t: Translator, { entries, isCut, today }: CalendarContent): Uint8Array {
  const calendar = ical({
    prodId: { company: 'Planning Services Desk', product: 'Calendar', language: t.language },
    name: t.plain('calendar.name'),
    method: ICalCalendarMethod.PUBLISH,
    ttl: REFRESH_SECONDS,
    ...(isCut && { description: t.plain('calendar.cut') }),
  });
  for (const entry of entries)
    calendar.createEvent({
      id: entry.uid,
      sequence: entry.sequence,
      stamp: midnight(today),
      start: midnight(entry.from),
      // The end is exclusive.
      end: midnight(addDays(entry.until, 1)),
      allDay: true,
      summary: entry.title,
      description: entry.text,
      status: entry.isCancelled ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED,
      transparency: entry.isBusy ? ICalEventTransparency.OPAQUE : ICalEventTransparency.TRANSPARENT,
      busystatus: entry.isBusy ? ICalEventBusyStatus.BUSY : ICalEventBusyStatus.FREE,
    });
  return new TextEncoder().encode(calendar.toString());
}

const midnight = (day: Day): Date => new Date(`${day}T00:00:00Z`);
