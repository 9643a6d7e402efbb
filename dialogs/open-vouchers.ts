import type { Assignee, Voucher } from '../workflow/voucher/voucher.ts';
import { samePerson } from '../workflow/voucher/assignee.ts';
import type { VoucherFilter } from '../workflow/records/reader.ts';
import type { Turn } from './turn.ts';

const PAGE = 200;

/** The open vouchers of one assignee or of everyone, by expiry: to the end, however many. */
export async function openVouchers(
  turn: Turn,
  whose: Assignee | 'everyone',
): Promise<readonly Voucher[]> {
  if (whose === 'everyone') return all(turn, { open: true });
  if (whose.personId !== undefined) return all(turn, { open: true, assigneeId: whose.personId });
  // The index has no addresses.
  return (await all(turn, { open: true })).filter(({ assignee }) => samePerson(assignee, whose));
}

/** Reservations whose engagement the person leads. */
export const ledEngagements = (turn: Turn, personId: string): Promise<readonly Voucher[]> =>
  all(turn, { statuses: ['reserved'], consultantId: personId });

async function all(turn: Turn, filter: VoucherFilter): Promise<readonly Voucher[]> {
  const reader = await turn.reader();
  const found: Voucher[] = [];
  let cursor: string | undefined;
  do {
    const page = await reader.vouchers(turn.tenantId, filter, PAGE, cursor);
    found.push(...page.items);
    cursor = page.cursor;
  } while (cursor !== undefined);
  return found;
}
