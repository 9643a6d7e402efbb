import { toInstant } from '../../../workflow/kernel/day.ts';
import type { NoticeKind } from '../../../workflow/records/records.ts';
import type { RowDocument } from '../queue/outbox-rows.ts';
import type { OutboxServices } from '../queue/services.ts';

/** Look-ahead of a batch: rows due within this time join the same card. */
const BATCH_AHEAD_MS = 5 * 60_000;

/** Other due rows of these kinds and this recipient that can share one card. */
export async function batchWith(
  { rows, time }: Pick<OutboxServices, 'rows' | 'time'>,
  personId: string,
  { tenantId, aggregateId, id, body }: RowDocument,
  kinds: readonly NoticeKind[] = [body.kind],
): Promise<readonly RowDocument[]> {
  const soon = toInstant(time.now() + BATCH_AHEAD_MS);
  const found = await rows.ofRecipient(tenantId, personId, 'pending');
  return found.filter(
    (one) =>
      kinds.includes(one.body.kind) &&
      one.body.dueAt <= soon &&
      (one.id !== id || one.aggregateId !== aggregateId),
  );
}
