import type { PartnerDeadline } from '../../workflow/partner/partner-deadlines.ts';
import { whenToTell } from '../../workflow/peace.ts';
import type { Partition } from '../../workflow/ports.ts';
import type { OutboxIntent } from '../../workflow/records.ts';
import type { Reminder } from '../../workflow/reminders.ts';
import { toInstant } from '../../workflow/day.ts';
import { reminderWrite } from './reminder-rows.ts';
import type { DeliveryServices } from './services.ts';

export type ReminderReader = Pick<OutboxIntent, 'readerId' | 'readerEmail'>;

/** One row per reader, due when she wants to be told; a row that was made before is left alone. */
export async function createReminders(
  services: DeliveryServices,
  partition: Partition,
  reminder: Reminder | Reminder<PartnerDeadline>,
  readers: readonly ReminderReader[],
): Promise<void> {
  const { documents, nudge, time } = services;
  const { tenantId } = partition;
  for (const reader of readers) {
    const now = time.now();
    const dueAt = await dueFor(services, tenantId, reader, now);
    if (dueAt === 'never') continue;
    const row = reminderWrite(reminder, { tenantId, ...reader }, { now, dueAt });
    const created = await documents.commit(partition, [row]);
    if (created.ok && dueAt === now) nudge(partition);
  }
}

async function dueFor(
  { people, timeZone, workingHours }: DeliveryServices,
  tenantId: string,
  { readerId }: ReminderReader,
  now: number,
): Promise<number | 'never'> {
  const person = readerId === undefined ? undefined : await people.find(tenantId, readerId);
  return whenToTell(
    {
      kind: 'reminder',
      createdAt: toInstant(now),
      choices: person?.notifications,
      timeZone: person?.timeZone ?? timeZone,
      workingHours,
    },
    now,
  );
}
