import { createHash } from 'node:crypto';
import { Reader } from '../../workflow/records/reader.ts';
import type { Documents } from '../../workflow/kernel/ports.ts';
import type { LoadVoucher } from './replica-process-events.ts';

/** Final contents of the store. */
export interface StoreContents {
  /** Number of vouchers. */
  readonly vouchers: number;
  /** Accepted vouchers that are missing or differ from their events, with their history. */
  readonly wrong: readonly string[];
  /** Unsent notices and unapplied events. */
  readonly leftOver: number;
}

export async function contentsOf(
  documents: Documents,
  expected: readonly LoadVoucher[],
): Promise<StoreContents> {
  const reader = new Reader(documents);
  const wrong: string[] = [];
  for (const { tenantId, voucherId, managerId, expiresAt } of expected) {
    const voucher = await reader.voucher(tenantId, voucherId);
    const history = await reader.voucherHistory(tenantId, voucherId, 10);
    const lines = history.items.map(({ sequence, commandId, event }) =>
      [sequence, event.type, commandId].join(' '),
    );
    const expectedLines = [
      ...(expiresAt === undefined
        ? []
        : [`2 expiry-changed ${commandIdOf(`expiry-${voucherId}`)}`]),
      `1 assigned ${commandIdOf(`assigned-${voucherId}`)}`,
    ];
    const isRight =
      voucher?.status === 'assigned' &&
      voucher.assignee.personId === managerId &&
      voucher.revision === expectedLines.length &&
      (expiresAt === undefined || voucher.expiresOn === expiresAt) &&
      lines.join() === expectedLines.join();
    if (!isRight) wrong.push(`${voucherId}: ${lines.join()}`);
  }
  return {
    vouchers: await documents.count({ kind: 'voucher' }),
    wrong,
    leftOver: await leftOver(documents),
  };
}

/** Command id of an event: a digest of the webhook id. */
const commandIdOf = (webhookId: string): string =>
  `webhook:${createHash('sha256').update(webhookId).digest('hex').slice(0, 32)}`;

/** Number of unsent notices and unapplied events. */
export async function leftOver(documents: Documents): Promise<number> {
  const [rows, parked] = await Promise.all([
    documents.count({ kind: 'outbox' }),
    documents.count({ kind: 'parked' }),
  ]);
  return rows + parked;
}
