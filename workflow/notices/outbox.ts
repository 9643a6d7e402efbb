import { toInstant, type Instant } from '../kernel/day.ts';
import type { Ids, Write } from '../kernel/ports.ts';
import type { NoticeKind, OutboxIntent, OutboxRow } from '../records/records.ts';

/**
 * The only row of a voucher that updates its tracked cards: each change overwrites the row of the
 * previous one.
 */
const CARDS_ROW = 'outbox:living-cards';

/**
 * Delays card updates after a change: the answer to the click is still in flight. An update of the
 * clicked card that overtook it, or followed at once, would hide the answer before the user has
 * read it.
 */
const CARDS_FOLLOW_MS = 1_500;

/**
 * One write per intent. A row with only an e-mail address has status `waiting` until the roster
 * resolves the address.
 */
export function outboxWrites(
  cause: { readonly tenantId: string; readonly correlationId?: string },
  intents: readonly OutboxIntent[],
  now: Instant,
  ids: Ids,
): readonly Write[] {
  const writes: Write[] = [];
  for (const intent of intents) {
    const { kind, readerId, readers } = intent;
    const isUpdate = kind === 'living-cards';
    const isAddressed = isUpdate || readerId !== undefined || readers !== undefined;
    const write = outboxWrite({
      ...intent,
      outboxId: ids.next(),
      tenantId: cause.tenantId,
      status: isAddressed ? 'pending' : 'waiting',
      createdAt: now,
      attempts: 0,
      dueAt: toInstant(Date.parse(now) + (DELAYS_MS[kind] ?? 0)),
      correlationId: cause.correlationId,
    });
    writes.push(isUpdate ? { ...write, op: 'put', id: CARDS_ROW } : write);
  }
  return writes;
}

/** Delays notices of changes (ms), so that those of several vouchers changed at once share a card. */
const SHARED_AFTER_MS = 2_000;

/**
 * Delays what the admins missed (ms): hundreds of vouchers can expire at one midnight, and their
 * rows must not be ahead of the notices of that time.
 */
const MISSED_AFTER_MS = 600_000;

/** True if there are notices to send at once, not only card updates. */
export const isUrgent = (intents: readonly OutboxIntent[]): boolean =>
  intents.some(({ kind }) => kind !== 'living-cards');

export function outboxWrite(row: OutboxRow): Extract<Write, { op: 'create' }> {
  return {
    op: 'create',
    id: `outbox:${row.outboxId}`,
    kind: 'outbox',
    body: row,
    index: outboxIndex(row),
  };
}

/** Changes of vouchers that others made; those of one recipient share a card. */
export const CHANGES = [
  'voucher-corrected',
  'step-taken',
  'engagement-changed',
] as const satisfies readonly NoticeKind[];

const DELAYS_MS: Partial<Record<NoticeKind, number>> = {
  'living-cards': CARDS_FOLLOW_MS,
  'deadline-missed': MISSED_AFTER_MS,
  'voucher-corrected': SHARED_AFTER_MS,
  'step-taken': SHARED_AFTER_MS,
  'engagement-changed': SHARED_AFTER_MS,
};

/** Reminders, sent in working hours; those of one recipient share a card. */
export const REMINDERS: readonly NoticeKind[] = ['reminder', 'untouched', 'deadline-missed'];

/** Changes of a person's roles; they share a card. */
export const ROLE_CHANGES: readonly NoticeKind[] = ['role-answered', 'role-withdrawn'];

/** Kinds whose due rows share one card per recipient. */
const SHARED_CARD_KINDS: readonly NoticeKind[] = [
  ...REMINDERS,
  'reader-unknown',
  'record-cut-short',
  'admin-needed',
  ...CHANGES,
  ...ROLE_CHANGES,
];

/**
 * Sets only the fields that queries use, to save index entries: `dueAt` of rows that can be sent,
 * `readerId` of rows that wait for the recipient or share a card.
 */
export function outboxIndex(row: OutboxRow): Record<string, string> {
  const reader = row.readerId ?? row.readerEmail;
  const isOfReader = row.status === 'waiting' || SHARED_CARD_KINDS.includes(row.kind);
  return {
    status: row.status,
    ...(row.status === 'pending' && { dueAt: row.dueAt }),
    createdAt: row.createdAt,
    ...(isOfReader && reader !== undefined && { readerId: reader }),
  };
}
