import { toInstant, type Instant } from '../kernel/day.ts';
import type { Ids, Write } from '../kernel/ports.ts';
import type { NoticeKind, OutboxIntent, OutboxRow } from '../records/records.ts';

/**
 * The one row of a voucher that brings its cards up to date, whatever has changed since they were
 * last: it takes the place of the row of the change before.
 */
const CARDS_ROW = 'outbox:living-cards';

/**
 * The answer to a click is on its way while the change it made is told. An update of the clicked card
 * that overtook it, or came right after, would wipe out what was done before anybody has read it; a
 * moment later the answer itself is known to be true.
 */
const CARDS_FOLLOW_MS = 1_500;

/**
 * One write per intent. A row whose reader is known only by e-mail `waits` for the roster to tell
 * who it is.
 */
export function outboxWrites(
  cause: { readonly tenantId: string; readonly correlationId?: string },
  intents: readonly OutboxIntent[],
  now: Instant,
  ids: Ids,
): readonly Write[] {
  return intents.map((intent) => {
    const row: OutboxRow = {
      ...intent,
      outboxId: ids.next(),
      tenantId: cause.tenantId,
      status:
        intent.readerId === undefined && intent.kind !== 'living-cards' ? 'waiting' : 'pending',
      createdAt: now,
      attempts: 0,
      dueAt: intent.kind === 'living-cards' ? toInstant(Date.parse(now) + CARDS_FOLLOW_MS) : now,
      correlationId: cause.correlationId,
    };
    const write = outboxWrite(row);
    return row.kind === 'living-cards' ? { ...write, op: 'put', id: CARDS_ROW } : write;
  });
}

/** Whether something is to be told now, and not only cards to be followed up. */
export const isUrgent = (intents: readonly OutboxIntent[]): boolean =>
  intents.some(({ kind }) => kind !== 'living-cards');

/** The create of a row, found by its state, its reader and when it is due. */
export function outboxWrite(row: OutboxRow): Extract<Write, { op: 'create' }> {
  return {
    op: 'create',
    id: `outbox:${row.outboxId}`,
    kind: 'outbox',
    body: row,
    index: outboxIndex(row),
  };
}

/** Kinds of which a reader is told all that is due in one card. */
const TOLD_TOGETHER: readonly NoticeKind[] = ['reminder', 'reader-unknown'];

/**
 * A row is found by what it is looked for by, and is in no list beside: only what can go out by when
 * it is due; by its reader what waits for her, and what she is told together.
 */
export function outboxIndex(row: OutboxRow): Record<string, string> {
  const reader = row.readerId ?? row.readerEmail;
  const isOfReader = row.status === 'waiting' || TOLD_TOGETHER.includes(row.kind);
  return {
    status: row.status,
    ...(row.status === 'pending' && { dueAt: row.dueAt }),
    createdAt: row.createdAt,
    ...(isOfReader && reader !== undefined && { readerId: reader }),
  };
}
