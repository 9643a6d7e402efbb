import { dayAt, toInstant } from '../../workflow/kernel/day.ts';
import { parkedReaders } from '../../workflow/inbox/parked-recipients.ts';
import type { Partition } from '../../workflow/kernel/ports.ts';
import {
  emailPartition,
  personPartition,
  type NoticeKind,
  type OutboxRow,
} from '../../workflow/records/records.ts';
import { createOnce, readerKey } from './reader-key.ts';
import type { DeliveryServices } from './services.ts';

/** What does not reach its reader but need not worry anybody else. */
const QUIET: readonly NoticeKind[] = ['voucher-taken-away', 'event-parked', 'reader-unknown'];

/** So long others that cannot be written to are waited for, to be told of together. */
const GATHERING_MS = 5 * 60_000;

/**
 * Tells the admins that something waits for a person who cannot be written to: once a day for each
 * such person, however much waits for her, and in one card of all who are found within minutes.
 * @param reason `no-role`: the person can be written to but has no role. That notice has an id of
 * its own, so that an admin can learn of both reasons on one day.
 */
export async function tellAdmins(
  services: DeliveryServices,
  waiting: OutboxRow,
  reason?: 'no-role',
): Promise<void> {
  const { documents, reader, programme, rolePolicy, time, timeZone } = services;
  const { tenantId, voucherId, readerId, readerEmail } = waiting;
  const partition = partitionOf(tenantId, readerId, readerEmail);
  // What is not about a voucher goes to all admins anyway.
  if (!partition || voucherId === undefined || QUIET.includes(waiting.kind)) return;
  const now = time.now();
  const about = dayAt(now, timeZone);
  const admins = parkedReaders(await reader.partner(tenantId), programme, rolePolicy);
  await Promise.all(
    admins
      .filter((admin) => readerKey(admin) !== readerKey(waiting))
      .map((admin) => {
        const row: OutboxRow = {
          ...admin,
          kind: 'reader-unknown',
          voucherId,
          about,
          outboxId: ['reader-unknown', about, readerKey(admin), reason].filter(Boolean).join(':'),
          tenantId,
          status: admin.readerId === undefined ? 'waiting' : 'pending',
          createdAt: toInstant(now),
          attempts: 0,
          dueAt: toInstant(now + GATHERING_MS),
        };
        return createOnce(documents, partition, row);
      }),
  );
}

function partitionOf(
  tenantId: string,
  readerId: string | undefined,
  readerEmail: string | undefined,
): Partition | undefined {
  if (readerId !== undefined) return personPartition(tenantId, readerId);
  return readerEmail === undefined ? undefined : emailPartition(tenantId, readerEmail);
}
