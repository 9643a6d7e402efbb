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
  return deadlinesOf(voucher, programme).flatMap((deadline) => {
    const since = begunOn(voucher, deadline);
    return [...new Set(reminderDays(voucher, deadline, programme))]
      .filter((on) => since < on)
      .map((on) => ({ kind: deadline.kind, on, deadline }));
  });
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
  const before = (days: readonly number[]): readonly Day[] =>
    days.map((count) => addDays(on, -count));
  switch (kind) {
    case 'voucher-expires':
      return before(reminders.beforeExpiry);
    case 'engagement-starts':
      return before(reminders.beforeStart);
    case 'report-due':
      return reminders.afterEnd.map((count) => addDays(on, count));
    case 'redeem-by':
      return [
        ...before(reminders.beforeExpiry),
        ...reminders.afterReport
          .map((count) => addDays(voucher.report?.submittedOn ?? on, count))
          .filter((day) => day <= on),
      ];
    case 'payment-due':
      return before(reminders.beforePaymentWindowEnds);
  }
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
