import type { Day } from '../kernel/day.ts';
import type { OwnReminder, PersonRecord } from '../records/records.ts';

/** Reminders that a person can have ahead. */
export const OWN_REMINDERS_MAX = 16;

/** Past reminders that stay in the document, so that a delayed row still finds its text. */
const PAST_MAX = 20;

/** The person's reminders that are ahead, the next one first. */
export const openReminders = (
  person: Pick<PersonRecord, 'ownReminders'> | undefined,
  today: Day,
): readonly OwnReminder[] => sorted(person?.ownReminders ?? []).filter(({ on }) => today <= on);

/** The reminders with a new or changed one; undefined if too many are ahead. */
export function withReminder(
  before: readonly OwnReminder[] = [],
  added: OwnReminder,
  today: Day,
): readonly OwnReminder[] | undefined {
  const all = sorted([...before.filter(({ id }) => id !== added.id), added]);
  const ahead = all.filter(({ on }) => today <= on);
  if (ahead.length > OWN_REMINDERS_MAX) return undefined;
  const past = all.filter(({ on }) => on < today);
  return [...past.slice(-PAST_MAX), ...ahead];
}

const sorted = (reminders: readonly OwnReminder[]): readonly OwnReminder[] =>
  reminders.toSorted((one, other) => one.on.localeCompare(other.on));
