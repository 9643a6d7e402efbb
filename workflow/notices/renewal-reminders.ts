import { addDays, type Day } from '../kernel/day.ts';
import { partnerDeadlines, type PartnerDeadline } from '../partner/partner-deadlines.ts';
import type { Partner } from '../partner/partner.ts';
import type { Programme } from '../programme/definition.ts';
import { latestOfEach, type Reminder } from './reminders.ts';

/**
 * The reminders of renewals planned after `since` and no later than `today`; of several of one
 * thing only the latest.
 */
export function partnerRemindersDue(
  partner: Partner,
  programme: Programme,
  since: Day,
  today: Day,
): readonly Reminder<PartnerDeadline>[] {
  return latestOfEach(plannedRenewals(partner, programme), since, today, ({ deadline }) =>
    [deadline.kind, deadline.about].join(':'),
  );
}

/** The first day from `from` on on which there is something to remind of. */
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

/** Every reminder of what the company has to renew as it stands, past and to come. */
export function plannedRenewals(
  partner: Partner,
  programme: Programme,
): readonly Reminder<PartnerDeadline>[] {
  const { reminders, renewalNoticeDays } = programme.windows;
  return partnerDeadlines(partner, programme).flatMap((deadline) =>
    reminders.beforeRenewal
      // An enrolment cannot be renewed before its notice period.
      .filter((days) => deadline.kind !== 'enrolment-renewal' || days <= renewalNoticeDays)
      .map((days) => ({ kind: deadline.kind, on: addDays(deadline.on, -days), deadline })),
  );
}
