import { addDays, type Day } from '../kernel/day.ts';
import { nextPartnerReminder, plannedRenewals } from './renewal-reminders.ts';
import type { Partner } from '../partner/partner.ts';
import type { Write } from '../kernel/ports.ts';
import type { Programme } from '../programme/definition.ts';
import { plannedReminders, type Reminder } from './reminders.ts';
import type { Voucher } from '../voucher/voucher.ts';

/**
 * Scheduled check: one document per aggregate that the daily job must process, found by its day
 * (`wakeOn`) and written in the batch of every change, so it is always up to date.
 */
const NEXT_CHECK_ID = 'wake';

/** Days that the daily job can be down without a change losing the reminders of those days. */
const LOOK_BACK_DAYS = 7;

/** The first day, `from` included, on which a reminder or the expiry of the voucher is due. */
export function nextCheckOn(voucher: Voucher, programme: Programme, from: Day): Day | undefined {
  return firstCheck(voucher, plannedReminders(voucher, programme), from);
}

function firstCheck(voucher: Voucher, planned: readonly Reminder[], from: Day): Day | undefined {
  const reminder = earliest(planned, from);
  if (voucher.status === 'redeemed' || voucher.status === 'expired') return reminder;
  const dayAfter = addDays(voucher.expiresOn, 1);
  const expiry = dayAfter < from ? from : dayAfter;
  return reminder !== undefined && reminder < expiry ? reminder : expiry;
}

/** Moves the scheduled check of a voucher to its next due day, `from` included. */
export function nextCheckWrite(
  voucher: Voucher,
  programme: Programme,
  from: Day,
): readonly Write[] {
  return checkOn('voucher-wake', nextCheckOn(voucher, programme, from));
}

/** Moves the scheduled check of the partner's renewals. */
export function partnerNextCheckWrite(
  partner: Partner,
  programme: Programme,
  from: Day,
): readonly Write[] {
  return checkOn('partner-wake', nextPartnerReminder(partner, programme, from));
}

/**
 * Like {@link nextCheckWrite}, for the batch of a change. Does not delete a check that never
 * existed: a no-op delete still costs a request. The daily job finds checks whose day has passed.
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

/** Like {@link partnerNextCheckWrite}, for the batch of a change. */
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
 * The first day of the look-back period with a reminder that is planned both before and after the
 * change. The daily job may have missed it; if not, it skips reminders already sent.
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

/** The day of the first reminder, `from` included. */
function earliest(reminders: readonly { readonly on: Day }[], from: Day): Day | undefined {
  let first: Day | undefined;
  for (const { on } of reminders) if (from <= on && (first === undefined || on < first)) first = on;
  return first;
}
