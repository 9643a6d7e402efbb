import { dayAt, toInstant } from '../../../workflow/kernel/day.ts';
import { adminRecipients } from '../../../workflow/notices/admin-recipients.ts';
import type { Partition } from '../../../workflow/kernel/ports.ts';
import {
  emailPartition,
  personPartition,
  type NoticeKind,
  type OutboxRow,
} from '../../../workflow/records/records.ts';
import { createOnce, recipientKey } from '../queue/recipient-key.ts';
import type { OutboxServices } from '../queue/services.ts';
import { NO_ROLE } from '../rendering/without-role.ts';

/** Undeliverable notices of these kinds are not reported to the admins. */
const NOT_ESCALATED: readonly NoticeKind[] = [
  'voucher-taken-away',
  'step-taken',
  // The reminder before the engagement is reported.
  'engagement-changed',
  'admin-needed',
  'untouched',
  'deadline-missed',
  'own-reminder',
  'event-parked',
  'reader-unknown',
  'role-requested',
  'role-answered',
  'role-withdrawn',
  'role-missing',
];

/** Batching window: recipients found within it share one card. */
const BATCH_WINDOW_MS = 5 * 60_000;

/**
 * Notifies the admins that a recipient's notices wait: once a day for each recipient, with one card
 * for all recipients found within the batching window.
 * @param because `NO_ROLE`: the recipient is reachable but has no role. The id of that notice
 * differs, so that an admin can be notified of both reasons on one day.
 */
export async function escalateUndeliverable(
  services: OutboxServices,
  waiting: OutboxRow,
  because: string,
): Promise<void> {
  const { documents, reader, programme, rolePolicy, time, timeZone } = services;
  const { tenantId, voucherId, readerId, readerEmail } = waiting;
  const partition = partitionOf(tenantId, readerId, readerEmail);
  // Rows without a voucher are sent to all admins already.
  if (!partition || voucherId === undefined || NOT_ESCALATED.includes(waiting.kind)) return;
  if (because === NO_ROLE && readerId !== undefined) await askFor(services, waiting, readerId);
  const suffix = because === NO_ROLE ? [NO_ROLE] : [];
  const now = time.now();
  const about = dayAt(now, timeZone);
  const admins = adminRecipients(await reader.partner(tenantId), programme, rolePolicy);
  await Promise.all(
    admins
      .filter((admin) => recipientKey(admin) !== recipientKey(waiting))
      .map((admin) => {
        const row: OutboxRow = {
          ...admin,
          kind: 'reader-unknown',
          voucherId,
          about,
          outboxId: ['reader-unknown', about, recipientKey(admin), ...suffix].join(':'),
          tenantId,
          status: admin.readerId === undefined ? 'waiting' : 'pending',
          createdAt: toInstant(now),
          attempts: 0,
          dueAt: toInstant(now + BATCH_WINDOW_MS),
        };
        return createOnce(documents, partition, row);
      }),
  );
}

/**
 * Opens a request for the role that the assignee needs, so that the admins' notice can grant it, and
 * sends the assignee one notice for each voucher.
 */
async function askFor(
  services: OutboxServices,
  waiting: OutboxRow,
  personId: string,
): Promise<void> {
  const { desk, documents, people, time, ids } = services;
  const { tenantId, voucherId = '' } = waiting;
  if (waiting.kind !== 'voucher-assigned' && waiting.kind !== 'voucher-handed-over') return;
  const person = await people.find(tenantId, personId);
  const { email, name = email ?? personId } = person ?? {};
  await desk.changePartner({
    tenantId,
    by: { kind: 'desk' },
    command: { name: 'ask-for-role', person: personId, personName: name, email },
    commandId: ids.next(),
  });
  const now = toInstant(time.now());
  await createOnce(documents, personPartition(tenantId, personId), {
    kind: 'role-missing',
    readerId: personId,
    outboxId: ['role-missing', voucherId, recipientKey({ readerId: personId })].join(':'),
    tenantId,
    status: 'pending',
    createdAt: now,
    attempts: 0,
    dueAt: now,
  });
}

function partitionOf(
  tenantId: string,
  readerId: string | undefined,
  readerEmail: string | undefined,
): Partition | undefined {
  if (readerId !== undefined) return personPartition(tenantId, readerId);
  return readerEmail === undefined ? undefined : emailPartition(tenantId, readerEmail);
}
