import type { Documents, Partition } from '../kernel/ports.ts';
import type { VoucherEvent } from '../steps/catalogue.ts';
import type { HistoryRecord } from './records.ts';

const PAGE = 100;

/** All events of a voucher, the oldest first. */
export async function readHistory(
  documents: Documents,
  partition: Partition,
): Promise<readonly HistoryRecord<VoucherEvent>[]> {
  const records: HistoryRecord<VoucherEvent>[] = [];
  let cursor: string | undefined;
  do {
    const page = await documents.find<HistoryRecord<VoucherEvent>>({
      ...partition,
      kind: 'event',
      orderBy: { field: 'sequence' },
      limit: PAGE,
      cursor,
    });
    records.push(...page.documents.map(({ body }) => body));
    cursor = page.cursor;
  } while (cursor !== undefined);
  return records;
}
