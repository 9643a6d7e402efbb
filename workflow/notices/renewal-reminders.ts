import { addDays, type Day } from '../kernel/day.ts';
import { partnerDeadlines, type PartnerDeadline } from '../partner/partner-deadlines.ts';
import type { Partner } from '../partner/partner.ts';
import type { Programme } from '../programme/definition.ts';
import { latestOfEach, type Reminder } from './reminders.ts';

/** The reminders of renewals planned after `since`, until `today`; the latest per subject. */
export function partnerRemindersDue(
  partner: Partner,
  programme: Programme,
  since: Day,
  today: Day,
): readonly Reminder<PartnerDeadline>[] {
  return latestOfEach(plannedRenewals(partner, programme), since, today, ({ deadline }) =>
    [deadline.kind, deadline.about, deadline.consultant].join(':'),
  );
}

/** The day of the next reminder, `from` included. */
export function nextPartnerReminder(
  partner: Partner,
  programme: Programme,
  from: Day,
): Day | undefined {
  return plannedRenewals(partner, programme)
    .map(({ on }) => on)
    .filter((on) => from <= on)
    .toSorted()[0];
}

export function plannedRenewals(
  partner: Partner,
  programme: Programme,
): readonly Reminder<PartnerDeadline>[] {
  const { reminders, renewalNoticeDays } = programme.windows;
  return partnerDeadlines(partner, programme).flatMap((deadline) =>
    reminders.beforeRenewal
      // Enrolments cannot be renewed before the notice period.
      .filter((days) => deadline.kind !== 'enrolment-renewal' || days <= renewalNoticeDays)
      .map((days) => ({ kind: deadline.kind, on: addDays(deadline.on, -days), deadline })),
  );
}
