import { addDays, type Day } from '../kernel/day.ts';
import { deadlineRulesIn } from '../steps/catalogue.ts';
import type { VoucherDeadline } from '../steps/deadlines.ts';
import type { DeadlineRule } from '../steps/step.ts';
import type { Programme } from '../programme/definition.ts';
import type { Voucher } from '../voucher/voucher.ts';

/** A planned reminder. `kind` and `on` identify it within its voucher. */
export interface Reminder<Deadline extends { readonly kind: string } = VoucherDeadline> {
  readonly kind: Deadline['kind'];
  /** Day of sending. */
  readonly on: Day;
  readonly deadline: Deadline;
  /** Absent: `reminder`, to the assignee. */
  readonly notice?: 'untouched' | 'deadline-missed';
  readonly toAdmins?: true;
}

/** All reminders of a voucher, past and future, unordered. */
export function plannedReminders(voucher: Voucher, programme: Programme): readonly Reminder[] {
  const { voucherId, assignedOn } = voucher;
  const days = programme.windows.reminders;
  const planned: Reminder[] = [];
  for (const rule of deadlineRulesIn[voucher.status]) {
    const dueOn = rule.on(voucher, programme);
    if (dueOn === undefined) continue;
    const { kind } = rule;
    const deadline = { kind, on: dueOn, voucherId };
    const since = rule.since?.(voucher) ?? assignedOn;
    const untouched = kind === 'untouched' ? 'untouched' : undefined;
    for (const on of reminderDays(rule, since, dueOn, days))
      if (since < on) planned.push({ kind, on, deadline, ...(untouched && { notice: untouched }) });
    const { toAdmins } = rule;
    if (toAdmins === undefined) continue;
    const isLate = toAdmins.after === 'deadline';
    const notice = untouched ?? 'deadline-missed';
    for (const count of days[toAdmins.days]) {
      const on = addDays(isLate ? dueOn : since, count);
      if (since < on && (isLate || on <= dueOn))
        planned.push({ kind, on, deadline, notice, toAdmins: true });
    }
  }
  return planned;
}

function reminderDays(
  { before, after, afterSince }: DeadlineRule<string>,
  since: Day,
  dueOn: Day,
  days: Programme['windows']['reminders'],
): ReadonlySet<Day> {
  const found = new Set<Day>();
  for (const count of before ? days[before] : []) found.add(addDays(dueOn, -count));
  for (const count of after ? days[after] : []) found.add(addDays(dueOn, count));
  for (const count of afterSince ? days[afterSince] : []) {
    const on = addDays(since, count);
    if (on <= dueOn) found.add(on);
  }
  return found;
}

/**
 * The reminders to send: planned after `since`, until `today`. If the daily job missed several of
 * one kind, only the latest, since the others are out of date.
 */
export function remindersDue(
  voucher: Voucher,
  programme: Programme,
  since: Day,
  today: Day,
): readonly Reminder[] {
  const due = latestOfEach(
    plannedReminders(voucher, programme),
    since,
    today,
    ({ kind, toAdmins = false }) => `${kind} ${toAdmins}`,
  );
  const isUntouched = ({ kind, toAdmins }: Reminder): boolean =>
    kind === 'untouched' && toAdmins !== true;
  // Another reminder of the voucher says more.
  const isSaid = due.some((one) => one.toAdmins !== true && !isUntouched(one));
  return isSaid ? due.filter((one) => !isUntouched(one)) : due;
}

/** Like {@link remindersDue}, for any kind of deadline; the latest per `subject`. */
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
