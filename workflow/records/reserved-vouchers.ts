import type { Documents } from '../kernel/ports.ts';
import type { Voucher } from '../voucher/voucher.ts';

const PAGE = 200;

/** All reserved vouchers of a tenant, or of one assignee, by expiry. */
export async function reservedVouchers(
  documents: Documents,
  tenantId: string,
  assigneeId?: string,
): Promise<readonly Voucher[]> {
  const found: Voucher[] = [];
  let cursor: string | undefined;
  do {
    const page = await documents.find<Voucher>({
      kind: 'voucher',
      tenantId,
      where: {
        status: { eq: 'reserved' },
        ...(assigneeId !== undefined && { assigneeId: { eq: assigneeId } }),
      },
      orderBy: { field: 'place' },
      limit: PAGE,
      cursor,
    });
    for (const { body } of page.documents) found.push(body);
    cursor = page.cursor;
  } while (cursor !== undefined);
  return found;
}
