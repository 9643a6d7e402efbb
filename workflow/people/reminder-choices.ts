import type { Day } from '../kernel/day.ts';
import type { OutboxIntent, ReminderChoice } from '../records/records.ts';

/** Choices in a person's document. */
const CHOICES_MAX = 300;

/**
 * Identifies the reminders that are postponed together: those of one kind of deadline of a voucher, or
 * of one deadline of the company.
 */
export function reminderSubject({
  voucherId,
  about = '',
}: Pick<OutboxIntent, 'voucherId' | 'about'>): string {
  return voucherId === undefined ? ` ${about}` : `${voucherId} ${about.split(':')[0]}`;
}

/** True if the person does not want reminders of the subject on this day. */
export function isPutOff(
  choices: readonly ReminderChoice[] | undefined,
  subject: string,
  today: Day,
): boolean {
  const found = choices?.find((one) => one.subject === subject);
  return found !== undefined && (found.until === undefined || today < found.until);
}

/** The choices with new ones, without those that are past; undefined if they are too many. */
export function withChoices(
  before: readonly ReminderChoice[] = [],
  added: readonly ReminderChoice[],
  today: Day,
): readonly ReminderChoice[] | undefined {
  const subjects = new Set(added.map(({ subject }) => subject));
  const kept = before.filter(({ past, subject }) => today <= past && !subjects.has(subject));
  const all = [...kept, ...added];
  return all.length > CHOICES_MAX ? undefined : all;
}
