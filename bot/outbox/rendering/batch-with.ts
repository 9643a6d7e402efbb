import { toInstant } from '../../../workflow/kernel/day.ts';
import type { RowDocument } from '../queue/outbox-rows.ts';
import type { OutboxServices } from '../queue/services.ts';

/** What is due within so long is told along. */
const SOON_MS = 5 * 60_000;

/** The rows of the same kind that the same card can tell its reader along. */
export async function batchWith(
  { rows, time }: Pick<OutboxServices, 'rows' | 'time'>,
  personId: string,
  { tenantId, aggregateId, id, body }: RowDocument,
): Promise<readonly RowDocument[]> {
  const soon = toInstant(time.now() + SOON_MS);
  const found = await rows.ofReader(tenantId, personId, 'pending');
  return found.filter(
    (one) =>
      one.body.kind === body.kind &&
      one.body.dueAt <= soon &&
      (one.id !== id || one.aggregateId !== aggregateId),
  );
}
