import { createHash } from 'node:crypto';
import { outboxWrite } from '../../../workflow/notices/outbox.ts';
import type { Documents, Partition } from '../../../workflow/kernel/ports.ts';
import type { OutboxIntent, OutboxRow } from '../../../workflow/records/records.ts';

type Reader = Pick<OutboxIntent, 'readerId' | 'readerEmail'>;

/**
 * Part of a row's id that identifies its recipient. Ids are logged and printed, so it is a digest
 * of the person id, or of the address while the person is unknown.
 */
export function recipientKey({ readerId, readerEmail = '' }: Reader): string {
  return readerId === undefined ? `address-${digest(readerEmail)}` : `person-${digest(readerId)}`;
}

const digest = (text: string): string =>
  createHash('sha256').update(text.toLowerCase()).digest('base64url').slice(0, 16);

/** A row's id for logs and output: earlier builds put the person id itself into it. */
export function printableId({
  outboxId,
  readerId,
}: Pick<OutboxRow, 'outboxId' | 'readerId'>): string {
  return readerId === undefined
    ? outboxId
    : outboxId.replaceAll(readerId, recipientKey({ readerId }));
}

/** Creates a row with `recipientKey` in its id, unless it exists under this or its earlier id. */
export async function createOnce(
  documents: Documents,
  partition: Partition,
  row: OutboxRow,
): Promise<void> {
  const { readerId, outboxId } = row;
  if (readerId !== undefined) {
    const earlier = outboxWrite({
      ...row,
      outboxId: outboxId.replace(recipientKey(row), readerId),
    });
    // Pending, or completed in the last 400 days: both forms have the same id.
    if (await documents.read({ ...partition, id: earlier.id })) return;
  }
  await documents.commit(partition, [outboxWrite(row)]);
}
