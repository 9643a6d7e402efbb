import { addDays, type Day } from '../kernel/day.ts';
import { deadlinesOf, type VoucherDeadline } from '../voucher/deadlines.ts';
import type { Programme } from '../programme/definition.ts';
import type { Voucher } from '../voucher/voucher.ts';

/** Something to remind of on a day. `kind` and `on` make it unique within its voucher. */
export interface Reminder<Deadline extends { readonly kind: string } = VoucherDeadline> {
  readonly kind: Deadline['kind'];
  /** The day on which it is to be told. */
  readonly on: Day;
  readonly deadline: Deadline;
}

/** Every reminder of a voucher as it stands, past and to come, in no particular order. */
export function plannedReminders(voucher: Voucher, programme: Programme): readonly Reminder[] {
  const planned: Reminder[] = [];
  for (const deadline of deadlinesOf(voucher, programme)) {
    const since = begunOn(voucher, deadline);
    for (const on of new Set(reminderDays(voucher, deadline, programme)))
      if (since < on) planned.push({ kind: deadline.kind, on, deadline });
  }
  return planned;
}

/**
 * The reminders to be told now: planned after `since` and no later than `today`. Of several of one
 * kind, missed while the clock stood still, only the latest: the others are no longer true.
 */
export function remindersDue(
  voucher: Voucher,
  programme: Programme,
  since: Day,
  today: Day,
): readonly Reminder[] {
  return latestOfEach(plannedReminders(voucher, programme), since, today);
}

/** See {@link remindersDue}; whatever the reminders are of. */
export function latestOfEach<Deadline extends { readonly kind: string }>(
  planned: readonly Reminder<Deadline>[],
  since: Day,
  today: Day,
  subject: (reminder: Reminder<Deadline>) => string = ({ kind }) => kind,
): readonly Reminder<Deadline>[] {
  const due = planned.filter(({ on }) => since < on && on <= today);
  const latest = new Map<string, Reminder<Deadline>>();
  for (const reminder of due.toSorted((a, b) => a.on.localeCompare(b.on)))
    latest.set(subject(reminder), reminder);
  return [...latest.values()];
}

function reminderDays(
  voucher: Voucher,
  { kind, on }: VoucherDeadline,
  { windows: { reminders } }: Programme,
): readonly Day[] {
  switch (kind) {
    case 'voucher-expires':
      return daysFrom(on, reminders.beforeExpiry, -1);
    case 'engagement-starts':
      return daysFrom(on, reminders.beforeStart, -1);
    case 'report-due':
      return daysFrom(on, reminders.afterEnd);
    case 'redeem-by': {
      const afterReport = daysFrom(voucher.report?.submittedOn ?? on, reminders.afterReport);
      return [
        ...daysFrom(on, reminders.beforeExpiry, -1),
        ...afterReport.filter((day) => day <= on),
      ];
    }
    case 'payment-due':
      return daysFrom(on, reminders.beforePaymentWindowEnds, -1);
  }
}

/** The days that lie so many days after a day, or before it. */
function daysFrom(day: Day, counts: readonly number[], direction: 1 | -1 = 1): readonly Day[] {
  const days: Day[] = [];
  for (const count of counts) days.push(addDays(day, direction * count));
  return days;
}

/** The day on which it became due: nobody is reminded that day of what was just told or done. */
function begunOn(voucher: Voucher, { kind }: VoucherDeadline): Day {
  const { assignedOn, reservation, report, redeemedOn } = voucher;
  switch (kind) {
    case 'voucher-expires':
      return assignedOn;
    case 'engagement-starts':
    case 'report-due':
      return reservation?.scheduledOn ?? assignedOn;
    case 'redeem-by':
      return report?.submittedOn ?? assignedOn;
    case 'payment-due':
      return redeemedOn ?? assignedOn;
  }
}
