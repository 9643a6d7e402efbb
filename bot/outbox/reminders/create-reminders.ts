import type { PartnerDeadline } from '../../../workflow/partner/partner-deadlines.ts';
import { nextSendTime } from '../../../workflow/notices/quiet-hours.ts';
import type { Partition } from '../../../workflow/kernel/ports.ts';
import { isPutOff, reminderSubject } from '../../../workflow/people/reminder-choices.ts';
import type { OutboxIntent, OutboxRow } from '../../../workflow/records/records.ts';
import type { Reminder } from '../../../workflow/notices/reminders.ts';
import { dayAt, toInstant } from '../../../workflow/kernel/day.ts';
import { createOnce } from '../queue/recipient-key.ts';
import { reminderRow } from './reminder-rows.ts';
import type { OutboxServices } from '../queue/services.ts';

/** Batching window for reminders to the same recipient. */
const BATCH_WINDOW_MS = 60_000;

export type ReminderRecipient = Pick<OutboxIntent, 'readerId' | 'readerEmail'>;

/** Creates one row per recipient, due outside their quiet hours, unless it exists. */
export async function createReminders(
  services: OutboxServices,
  partition: Partition,
  reminder: Reminder | Reminder<PartnerDeadline>,
  readers: readonly ReminderRecipient[],
): Promise<void> {
  const { documents, time } = services;
  const { tenantId } = partition;
  for (const reader of readers) {
    const now = time.now();
    const row = reminderRow(reminder, { tenantId, ...reader }, { now, dueAt: now });
    const dueAt = await dueFor(services, row, now);
    if (dueAt === 'never') continue;
    await createOnce(documents, partition, {
      ...row,
      dueAt: toInstant(Math.max(dueAt, now + BATCH_WINDOW_MS)),
    });
  }
}

async function dueFor(
  { people, timeZone, workingHours }: OutboxServices,
  { tenantId, readerId, kind, ...row }: OutboxRow,
  now: number,
): Promise<number | 'never'> {
  const person = readerId === undefined ? undefined : await people.find(tenantId, readerId);
  if (isPutOff(person?.reminderChoices, reminderSubject(row), dayAt(now, timeZone))) return 'never';
  return nextSendTime(
    {
      kind,
      createdAt: toInstant(now),
      choices: person?.notifications,
      timeZone: person?.timeZone ?? timeZone,
      workingHours,
    },
    now,
  );
}
