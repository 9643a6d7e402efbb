import type { Day } from '../kernel/day.ts';
import { deadlineRules } from '../steps/catalogue.ts';
import type { VoucherDeadline } from '../steps/deadlines.ts';
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
  const { voucherId, assignedOn } = voucher;
  const days = programme.windows.reminders;
  const planned: Reminder[] = [];
  for (const rule of deadlineRules) {
    const dueOn = rule.on(voucher, programme);
    if (dueOn === undefined) continue;
    const { kind } = rule;
    const deadline = { kind, on: dueOn, voucherId };
    const since = rule.since(voucher) ?? assignedOn;
    for (const on of new Set(rule.reminders(dueOn, days, voucher)))
      if (since < on) planned.push({ kind, on, deadline });
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
