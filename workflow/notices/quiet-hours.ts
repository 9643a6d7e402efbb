import { Temporal } from 'temporal-polyfill';
import type { Instant } from '../kernel/day.ts';
import { REMINDERS } from './outbox.ts';
import type { NoticeKind, NotificationChoices } from '../records/records.ts';

/** Reminders are sent in these hours, digests at their beginning. */
export interface WorkingHours {
  /** `HH:MM` in the recipient's time zone. */
  readonly from: string;
  readonly to: string;
  /** 1 for Monday to 7 for Sunday. */
  readonly days: readonly number[];
}

export const WORKING_HOURS: WorkingHours = { from: '08:00', to: '18:00', days: [1, 2, 3, 4, 5] };

/** Cannot be switched off: they are about what the recipient is responsible for. */
export const MANDATORY: readonly NoticeKind[] = [
  'voucher-assigned',
  'voucher-handed-over',
  'role-answered',
  'role-withdrawn',
];

/** Kinds that a person can switch off, in the order of the form. */
export const MUTABLE_KINDS = [
  'reminder',
  'untouched',
  'payment-status-changed',
  'voucher-expired',
  'voucher-expiry-changed',
  'voucher-taken-away',
  'vouchers-imported',
  'step-taken',
  'voucher-corrected',
  'engagement-changed',
  'record-cut-short',
  'exception-recorded',
  'event-parked',
  'admin-needed',
  'deadline-missed',
  'reader-unknown',
] as const satisfies readonly NoticeKind[];

export interface NoticeTiming {
  readonly kind: NoticeKind;
  readonly createdAt: Instant;
  readonly choices: NotificationChoices | undefined;
  /** IANA name, of the recipient. */
  readonly timeZone: string;
  readonly workingHours: WorkingHours;
}

/**
 * The earliest time to send a notice, in milliseconds since the epoch: `now` if nothing defers it;
 * `never` if the recipient has switched it off.
 */
export function nextSendTime(notice: NoticeTiming, now: number): number | 'never' {
  const { kind, choices, createdAt, timeZone, workingHours } = notice;
  const mandatory = MANDATORY.includes(kind);
  if (!mandatory && choices?.muted.includes(kind)) return 'never';
  const digest = !mandatory && choices?.digest === true;
  const quiet = quietHours(choices);
  const inHours = REMINDERS.includes(kind) || kind === 'own-reminder' || digest;
  // Most notices are not deferred, and time zone arithmetic is slow.
  if (!inHours && quiet === undefined) return now;
  let at = zoned(now, timeZone);
  if (digest) at = later(at, nextOpening(zoned(Date.parse(createdAt), timeZone), workingHours));
  // Quiet hours can end outside working hours and vice versa; the second pass resolves this. If the
  // two leave no time at all, the working hours win.
  for (let pass = 0; pass < 2; pass++) {
    if (quiet !== undefined) at = afterQuietHours(at, quiet);
    if (inHours) at = inWorkingHours(at, workingHours);
  }
  return at.epochMilliseconds;
}

/** `HH:MM` in the recipient's time zone; `from` after `to` spans midnight. */
interface QuietHours {
  readonly from: string;
  readonly to: string;
}

function quietHours(choices: NotificationChoices | undefined): QuietHours | undefined {
  const { quietFrom: from, quietTo: to } = choices ?? {};
  return from === undefined || to === undefined || from === to ? undefined : { from, to };
}

function afterQuietHours(
  at: Temporal.ZonedDateTime,
  { from, to }: QuietHours,
): Temporal.ZonedDateTime {
  const time = timeOf(at);
  const overnight = from > to;
  const quiet = overnight ? time >= from || time < to : time >= from && time < to;
  if (!quiet) return at;
  return onDay(overnight && time >= from ? at.add({ days: 1 }) : at, to);
}

/** Returns `at` if within working hours, else the next opening. */
function inWorkingHours(at: Temporal.ZonedDateTime, hours: WorkingHours): Temporal.ZonedDateTime {
  const time = timeOf(at);
  const open = hours.days.includes(at.dayOfWeek) && time >= hours.from && time < hours.to;
  return open ? at : nextOpening(at, hours);
}

/** The next beginning of working hours, `at` included. */
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
