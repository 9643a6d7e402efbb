import { Temporal } from 'temporal-polyfill';
import type { Instant } from '../day.ts';
import type { NoticeKind, NotificationChoices } from '../records.ts';

/** When work is done: reminders wait for it, and a digest opens it. */
export interface WorkingHours {
  /** `HH:MM` in the reader's time zone. */
  readonly from: string;
  readonly to: string;
  /** 1 for Monday to 7 for Sunday. */
  readonly days: readonly number[];
}

export const WORKING_HOURS: WorkingHours = { from: '08:00', to: '18:00', days: [1, 2, 3, 4, 5] };

/** What nobody can switch off: a voucher that is hers now. She can hand it over instead. */
const MANDATORY: readonly NoticeKind[] = ['voucher-assigned', 'voucher-handed-over'];

/** What a person can switch off, in the order in which it is offered. */
export const MUTABLE_KINDS = [
  'reminder',
  'payment-status-changed',
  'voucher-expired',
  'voucher-expiry-changed',
  'voucher-taken-away',
  'event-parked',
  'reader-unknown',
] as const satisfies readonly NoticeKind[];

export interface Telling {
  readonly kind: NoticeKind;
  readonly createdAt: Instant;
  readonly choices: NotificationChoices | undefined;
  /** IANA name, the reader's. */
  readonly timeZone: string;
  readonly workingHours: WorkingHours;
}

/**
 * The moment (milliseconds since the epoch) from which something may be told, `now` if nothing
 * stands against it; `never` if the reader has switched it off.
 */
export function whenToTell(telling: Telling, now: number): number | 'never' {
  const { kind, choices, createdAt, timeZone, workingHours } = telling;
  const mandatory = MANDATORY.includes(kind);
  if (!mandatory && choices?.muted.includes(kind)) return 'never';
  const digest = !mandatory && choices?.digest === true;
  let at = zoned(now, timeZone);
  if (digest) at = later(at, nextOpening(zoned(Date.parse(createdAt), timeZone), workingHours));
  const inHours = kind === 'reminder' || digest;
  // Quiet hours can end outside working hours and the other way round: a second look settles it,
  // unless they leave no time at all, and then the working hours have the last word.
  for (let look = 0; look < 2; look++) {
    at = afterQuietHours(at, choices);
    if (inHours) at = inWorkingHours(at, workingHours);
  }
  return at.epochMilliseconds;
}

function afterQuietHours(
  at: Temporal.ZonedDateTime,
  choices: NotificationChoices | undefined,
): Temporal.ZonedDateTime {
  const { quietFrom, quietTo } = choices ?? {};
  if (quietFrom === undefined || quietTo === undefined || quietFrom === quietTo) return at;
  const time = timeOf(at);
  const overnight = quietFrom > quietTo;
  const quiet = overnight
    ? time >= quietFrom || time < quietTo
    : time >= quietFrom && time < quietTo;
  if (!quiet) return at;
  return onDay(overnight && time >= quietFrom ? at.add({ days: 1 }) : at, quietTo);
}

/** The moment itself within working hours, else when they begin next. */
function inWorkingHours(at: Temporal.ZonedDateTime, hours: WorkingHours): Temporal.ZonedDateTime {
  const time = timeOf(at);
  const open = hours.days.includes(at.dayOfWeek) && time >= hours.from && time < hours.to;
  return open ? at : nextOpening(at, hours);
}

/** When working hours begin next, the moment itself included. */
function nextOpening(at: Temporal.ZonedDateTime, hours: WorkingHours): Temporal.ZonedDateTime {
  for (let days = 0; days <= 7; days++) {
    const opening = onDay(at.add({ days }), hours.from);
    const comes = Temporal.ZonedDateTime.compare(opening, at) >= 0;
    if (comes && hours.days.includes(opening.dayOfWeek)) return opening;
  }
  return at;
}

const zoned = (milliseconds: number, timeZone: string): Temporal.ZonedDateTime =>
  Temporal.Instant.fromEpochMilliseconds(milliseconds).toZonedDateTimeISO(timeZone);

const timeOf = (at: Temporal.ZonedDateTime): string => at.toPlainTime().toString().slice(0, 5);

const onDay = (at: Temporal.ZonedDateTime, time: string): Temporal.ZonedDateTime =>
  at.withPlainTime(Temporal.PlainTime.from(time));

const later = (
  one: Temporal.ZonedDateTime,
  other: Temporal.ZonedDateTime,
): Temporal.ZonedDateTime => (Temporal.ZonedDateTime.compare(one, other) >= 0 ? one : other);
