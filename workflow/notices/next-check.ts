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
  const days = plannedReminders(voucher, programme).map(({ on }) => on);
  const open = voucher.status !== 'redeemed' && voucher.status !== 'expired';
  if (open) {
    const dayAfter = addDays(voucher.expiresOn, 1);
    days.push(dayAfter < from ? from : dayAfter);
  }
  return earliest(days, from);
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
  const had = before !== undefined && nextCheckOn(before, programme, from) !== undefined;
  const planned = plannedReminders(after, programme);
  const missed = before && missedOn(plannedReminders(before, programme), planned, from);
  const next = missed ?? nextCheckOn(after, programme, from);
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
  const known = new Set(before.map((one) => JSON.stringify(one)));
  const days = after.flatMap((one) =>
    one.on < from && known.has(JSON.stringify(one)) ? [one.on] : [],
  );
  return earliest(days, addDays(from, -LOOK_BACK_DAYS));
}

function checkOn(kind: string, day: Day | undefined): readonly Write[] {
  return day === undefined
    ? [{ op: 'delete', id: NEXT_CHECK_ID }]
    : [{ op: 'put', id: NEXT_CHECK_ID, kind, body: {}, index: { wakeOn: day } }];
}

/** The first of the days from `from` on. */
function earliest(days: readonly Day[], from: Day): Day | undefined {
  let first: Day | undefined;
  for (const day of days) if (from <= day && (first === undefined || day < first)) first = day;
  return first;
}
