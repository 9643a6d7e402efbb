import { dayAt, toInstant } from '../../../workflow/kernel/day.ts';
import { adminRecipients } from '../../../workflow/notices/admin-recipients.ts';
import { personPartition, type OutboxRow } from '../../../workflow/records/records.ts';
import { createOnce, recipientKey } from '../queue/recipient-key.ts';
import type { OutboxServices } from '../queue/services.ts';

/** Delay (ms), after which the person's record is marked. */
const DELAY_MS = 60_000;

/**
 * Offers the admins to hand over the open vouchers of a person who has removed the app or left; once
 * a day, however it becomes known.
 */
export async function offerHandover(
  services: OutboxServices,
  tenantId: string,
  personId: string,
): Promise<void> {
  const { documents, programme, reader, rolePolicy, time, timeZone } = services;
  if ((await reader.countVouchers(tenantId, { open: true, assigneeId: personId })) === 0) return;
  const admins = adminRecipients(await reader.partner(tenantId), programme, rolePolicy);
  const now = time.now();
  const partition = personPartition(tenantId, personId);
  for (const admin of admins) {
    if (admin.readerId === personId) continue;
    const row: OutboxRow = {
      ...admin,
      kind: 'person-gone',
      about: personId,
      outboxId: ['person-gone', dayAt(now, timeZone), recipientKey(admin)].join(':'),
      tenantId,
      status: admin.readerId === undefined ? 'waiting' : 'pending',
      createdAt: toInstant(now),
      attempts: 0,
      dueAt: toInstant(now + DELAY_MS),
    };
    await createOnce(documents, partition, row);
  }
}
