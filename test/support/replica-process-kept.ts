import { createHash } from 'node:crypto';
import { Reader } from '../../workflow/records/reader.ts';
import type { Documents } from '../../workflow/kernel/ports.ts';
import type { LoadVoucher } from './replica-process-events.ts';

/** What stands in the store when all is over. */
export interface Kept {
  /** Vouchers there are, whoever made them. */
  readonly vouchers: number;
  /** Accepted vouchers that are not there, or not as they were told, with their history. */
  readonly wrong: readonly string[];
  /** Notices not told yet, and events not applied. */
  readonly leftOver: number;
}

export async function keptIn(
  documents: Documents,
  expected: readonly LoadVoucher[],
): Promise<Kept> {
  const reader = new Reader(documents);
  const wrong: string[] = [];
  for (const { tenantId, voucherId, managerId, expiresAt } of expected) {
    const voucher = await reader.voucher(tenantId, voucherId);
    const history = await reader.voucherHistory(tenantId, voucherId, 10);
    const lines = history.items.map(({ sequence, commandId, event }) =>
      [sequence, event.type, commandId].join(' '),
    );
    const told = [
      ...(expiresAt === undefined
        ? []
        : [`2 expiry-changed ${commandIdOf(`expiry-${voucherId}`)}`]),
      `1 assigned ${commandIdOf(`assigned-${voucherId}`)}`,
    ];
    const isRight =
      voucher?.status === 'assigned' &&
      voucher.assignee.personId === managerId &&
      voucher.revision === told.length &&
      (expiresAt === undefined || voucher.expiresOn === expiresAt) &&
      lines.join() === told.join();
    if (!isRight) wrong.push(`${voucherId}: ${lines.join()}`);
  }
  return {
    vouchers: await documents.count({ kind: 'voucher' }),
    wrong,
    leftOver: await leftOver(documents),
  };
}

/** The id of the command that an event is applied by: a digest of the sender's id. */
const commandIdOf = (webhookId: string): string =>
  `webhook:${createHash('sha256').update(webhookId).digest('hex').slice(0, 32)}`;

/** Notices not told yet, and events not applied. */
export async function leftOver(documents: Documents): Promise<number> {
  const [rows, parked] = await Promise.all([
    documents.count({ kind: 'outbox' }),
    documents.count({ kind: 'parked' }),
  ]);
  return rows + parked;
}
