import { toInstant } from '../kernel/day.ts';
import { outboxWrite } from '../notices/outbox.ts';
import { addressed, personFrom } from '../notices/notices.ts';
import { emailPartition, personPartition } from '../records/records.ts';
import type { Assignee, Voucher } from '../voucher/voucher.ts';
import type { DeskOptions } from './desk-options.ts';
import type { ImportAnnouncement } from './requests.ts';

/**
 * One notice to each project manager and lead consultant of imported vouchers, with their number. The
 * id of a row is that of the import, so that a repeated request writes nothing.
 */
export async function announceImport(
  { clock, documents, onOutbox }: DeskOptions,
  { by, correlationId, importId, tenantId, vouchers }: ImportAnnouncement,
): Promise<void> {
  const now = toInstant(clock.now());
  const actor = by.kind === 'person' ? { kind: by.kind, personId: by.personId } : by;
  for (const { count, whom } of recipientsOf(vouchers)) {
    if (by.kind === 'person' && by.personId === whom.personId) continue;
    const intent = { kind: 'vouchers-imported', by: actor, about: String(count) } as const;
    for (const one of addressed(intent, whom)) {
      const { readerEmail = '', readerId } = one;
      const partition =
        readerId === undefined
          ? emailPartition(tenantId, readerEmail)
          : personPartition(tenantId, readerId);
      const result = await documents.commit(partition, [
        outboxWrite({
          ...one,
          outboxId: `imported:${importId}`,
          tenantId,
          status: readerId === undefined ? 'waiting' : 'pending',
          createdAt: now,
          attempts: 0,
          dueAt: now,
          correlationId,
        }),
      ]);
      if (result.ok) onOutbox?.(partition);
    }
  }
}

interface ImportRecipient {
  readonly whom: Assignee;
  readonly count: number;
}

/** Without vouchers that are paid or have expired, on which nothing is left to do. */
function recipientsOf(vouchers: readonly Voucher[]): readonly ImportRecipient[] {
  const found = new Map<string, { whom: Assignee; ids: Set<string> }>();
  for (const { assignee, payment, reservation, status, voucherId } of vouchers) {
    if (status === 'expired' || payment?.status === 'paid') continue;
    const lead = status === 'reserved' && reservation ? [personFrom(reservation.consultant)] : [];
    for (const whom of [assignee, ...lead]) {
      const key = whom.personId ?? whom.email?.toLowerCase() ?? '';
      const known = found.get(key) ?? { whom, ids: new Set() };
      known.ids.add(voucherId);
      found.set(key, known);
    }
  }
  return [...found.values()].map(({ ids, whom }) => ({ whom, count: ids.size }));
}
