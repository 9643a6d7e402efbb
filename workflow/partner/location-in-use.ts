import type { Documents } from '../ports.ts';
import type { Voucher, VoucherStatus } from '../voucher/voucher.ts';
import type { PartnerCommand } from './commands.ts';

/** A location counts until its voucher is redeemed: the report names it, and redeeming looks at it. */
const COUNTS: readonly VoucherStatus[] = ['reserved', 'reported'];
const A_PAGE = 200;

/**
 * The first voucher of the tenant that still needs the location a command would remove. Read before
 * the change, not with it: a reservation made at that very moment can name another location in its
 * report.
 * @throws StoreUnavailable
 */
export async function voucherAtLocation(
  documents: Documents,
  tenantId: string,
  command: PartnerCommand,
): Promise<string | undefined> {
  if (command.name !== 'remove-location') return undefined;
  let cursor: string | undefined;
  do {
    const page = await documents.find<Voucher>({
      kind: 'voucher',
      tenantId,
      where: { status: { in: COUNTS } },
      limit: A_PAGE,
      cursor,
    });
    const found = page.documents.find(({ body }) => locationOf(body) === command.location);
    if (found) return found.body.voucherId;
    ({ cursor } = page);
  } while (cursor !== undefined);
  return undefined;
}

const locationOf = ({ report, reservation }: Voucher): string | undefined =>
  report?.location ?? reservation?.location;
