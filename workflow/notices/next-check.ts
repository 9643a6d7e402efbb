import { addDays, type Day } from '../kernel/day.ts';
import { nextPartnerReminder, plannedRenewals } from './renewal-reminders.ts';
import type { Partner } from '../partner/partner.ts';
import type { Write } from '../kernel/ports.ts';
import type { Programme } from '../programme/definition.ts';
import { plannedReminders, type Reminder } from './reminders.ts';
import type { Voucher } from '../voucher/voucher.ts';

/**
 * Wake-up calls: one document beside each aggregate on which the clock has something to do, found
 * by its day (`wakeOn`), written in the batch of every change so that it is never out of date.
 */
const NEXT_CHECK_ID = 'wake';

/** So many days the clock can stand still without a change losing what was to be told on them. */
const LOOK_BACK_DAYS = 7;

/** The first day from `from` on on which the clock has a reminder to send or a voucher to expire. */
export function nextCheckOn(voucher: Voucher, programme: Programme, from: Day): Day | undefined {
  return firstCheck(voucher, plannedReminders(voucher, programme), from);
}

/** See {@link nextCheckOn}; with the voucher's reminders as planned. */
function firstCheck(voucher: Voucher, planned: readonly Reminder[], from: Day): Day | undefined {
  const reminder = earliest(planned, from);
  if (voucher.status === 'redeemed' || voucher.status === 'expired') return reminder;
  const dayAfter = addDays(voucher.expiresOn, 1);
  const expiry = dayAfter < from ? from : dayAfter;
  return reminder !== undefined && reminder < expiry ? reminder : expiry;
}

/** Keeps the voucher's wake-up call where the clock's next duty is, `from` included. */
export function nextCheckWrite(
  voucher: Voucher,
  programme: Programme,
  from: Day,
): readonly Write[] {
  return checkOn('voucher-wake', nextCheckOn(voucher, programme, from));
}

/** The same for what the company has to renew. */
export function partnerNextCheckWrite(
  partner: Partner,
  programme: Programme,
  from: Day,
): readonly Write[] {
  return checkOn('partner-wake', nextPartnerReminder(partner, programme, from));
}

/**
 * The same within a change of a voucher. A call that was not there is not taken back: an unguarded
 * deletion of nothing costs a request of its own. One of a day that has passed the clock
 * finds.
 */
export function nextCheckChange(
  before: Voucher | undefined,
  after: Voucher,
  programme: Programme,
  from: Day,
): readonly Write[] {
  const earlier = before === undefined ? [] : plannedReminders(before, programme);
  const had = before !== undefined && firstCheck(before, earlier, from) !== undefined;
  const planned = plannedReminders(after, programme);
  const next = missedOn(earlier, planned, from) ?? firstCheck(after, planned, from);
  return had || next !== undefined ? checkOn('voucher-wake', next) : [];
}

/** The same for a change of the company's records. */
export function partnerNextCheckChange(
  before: Partner,
  after: Partner,
  programme: Programme,
  from: Day,
): readonly Write[] {
  const had = nextPartnerReminder(before, programme, from) !== undefined;
  const planned = plannedRenewals(after, programme);
  const missed = missedOn(plannedRenewals(before, programme), planned, from);
  const next = missed ?? nextPartnerReminder(after, programme, from);
  return had || next !== undefined ? checkOn('partner-wake', next) : [];
}

/**
 * The first of the last days on which something was to be told, before the change as after it. The
 * clock may have missed it; if not, it finds that it was told, and goes on.
 */
function missedOn<Deadline extends { readonly kind: string; readonly on: Day }>(
  before: readonly Reminder<Deadline>[],
  after: readonly Reminder<Deadline>[],
  from: Day,
): Day | undefined {
  const past = earliest(after, addDays(from, -LOOK_BACK_DAYS));
  if (past === undefined || past >= from) return undefined;
  const known = new Set(before.map((one) => JSON.stringify(one)));
  const missed = after.filter((one) => one.on < from && known.has(JSON.stringify(one)));
  return earliest(missed, addDays(from, -LOOK_BACK_DAYS));
}

function checkOn(kind: string, day: Day | undefined): readonly Write[] {
  return day === undefined
    ? [{ op: 'delete', id: NEXT_CHECK_ID }]
    : [{ op: 'put', id: NEXT_CHECK_ID, kind, body: {}, index: { wakeOn: day } }];
}

/** The day of the first reminder from `from` on. */
function earliest(reminders: readonly { readonly on: Day }[], from: Day): Day | undefined {
  let first: Day | undefined;
  for (const { on } of reminders) if (from <= on && (first === undefined || on < first)) first = on;
  return first;
}
