import { startOfDay, toInstant, type Day } from '../../../workflow/kernel/day.ts';
import { nextSendTime, WORKING_HOURS } from '../../../workflow/notices/quiet-hours.ts';
import type { NoticeKind, OutboxRow, OwnReminder } from '../../../workflow/records/records.ts';

/** The beginning of the working hours of the day, or of the next working day. */
export function openingOn(kind: NoticeKind, on: Day, timeZone: string): number | undefined {
  const createdAt = startOfDay(on, timeZone);
  const hours = { timeZone, workingHours: WORKING_HOURS, choices: undefined };
  const opening = nextSendTime({ kind, createdAt, ...hours }, Date.parse(createdAt));
  return opening === 'never' ? undefined : opening;
}

/**
 * The row that sends a person's own reminder, in their partition. It has the id of the reminder, so
 * that a changed one replaces it; the text is in the person's document.
 */
export function ownReminderRow(
  { id, on, voucherId }: OwnReminder,
  recipient: { readonly tenantId: string; readonly readerId: string },
  { now, timeZone }: { readonly now: number; readonly timeZone: string },
): OutboxRow {
  return {
    kind: 'own-reminder',
    voucherId,
    ...recipient,
    about: id,
    outboxId: `own-reminder:${id}`,
    status: 'pending',
    createdAt: toInstant(now),
    attempts: 0,
    dueAt: toInstant(openingOn('own-reminder', on, timeZone) ?? now),
  };
}
