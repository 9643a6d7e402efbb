import { toInstant } from '../../../workflow/kernel/day.ts';
import { RECIPIENTS_MAX } from '../../../workflow/notices/notices.ts';
import { outboxWrites } from '../../../workflow/notices/outbox.ts';
import type { OutboxIntent } from '../../../workflow/records/records.ts';
import { changedWrite, settledWrite, type RowDocument } from '../queue/outbox-rows.ts';
import type { OutboxServices } from '../queue/services.ts';

/**
 * Replaces a row of many recipients by one row for each of the first, in one commit; the others stay
 * in it for the next time.
 */
export async function createRecipientRows(
  { documents, ids, notify, time }: OutboxServices,
  row: RowDocument,
  readers: NonNullable<OutboxIntent['readers']>,
): Promise<void> {
  const { kind, tenantId, voucherId, about, by, correlationId } = row.body;
  const others = readers.slice(RECIPIENTS_MAX);
  const intents = readers
    .slice(0, RECIPIENTS_MAX)
    .map((reader): OutboxIntent => ({ kind, voucherId, about, by, ...reader }));
  await documents.commit(row, [
    others.length === 0 ? settledWrite(row) : changedWrite(row, { readers: others }),
    ...outboxWrites({ tenantId, correlationId }, intents, toInstant(time.now()), ids),
  ]);
  notify(row);
}
