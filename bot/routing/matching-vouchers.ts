import type { Turn } from '../../dialogs/turn.ts';
import type { VoucherFilter } from '../../workflow/records/reader.ts';
import { acceptedIds, canBeStoredId, voucherIdFrom } from '../../workflow/programme/voucher-id.ts';
import type { Voucher } from '../../workflow/voucher/voucher.ts';
import { scopeOf } from '../commands/vouchers.ts';

/** Page size, and the maximum read by one search. */
const PAGE = 200;
const MAX_READ = 5_000;

interface Matches {
  /** Ordered by expiry date. */
  readonly found: readonly Voucher[];
  readonly readCount: number;
  /** True if all vouchers were read, or as many were found as requested. */
  readonly isComplete: boolean;
}

/** Vouchers whose ID, customer or offer contains the text, among those the person may search. */
export async function matchingVouchers(
  turn: Turn,
  typed: string,
  wanted: number,
): Promise<Matches> {
  const voucherId = voucherIdFrom(typed);
  if (canBeStoredId(voucherId, acceptedIds(turn.services.programme))) {
    const named = await turn.voucher(voucherId);
    if (named) return { found: [named], readCount: 1, isComplete: true };
  }
  const { personId } = turn.person;
  const filters: readonly VoucherFilter[] =
    (await scopeOf(turn)) === 'all' ? [{}] : [{ assigneeId: personId }, { consultantId: personId }];
  // The lists are merged in another order than their own, so both are read to the end.
  const enough = filters.length === 1 ? wanted : Infinity;
  const lists = await Promise.all(filters.map((filter) => matchingIn(turn, filter, typed, enough)));
  const byId = new Map(lists.flatMap(({ found }) => found.map((one) => [one.voucherId, one])));
  const found = [...byId.values()];
  return {
    found: filters.length === 1 ? found : found.sort(byExpiry),
    readCount: lists.reduce((sum, { readCount }) => sum + readCount, 0),
    isComplete: lists.every(({ isComplete }) => isComplete),
  };
}

async function matchingIn(
  turn: Turn,
  filter: VoucherFilter,
  typed: string,
  wanted: number,
): Promise<Matches> {
  const reader = await turn.reader();
  const text = typed.toLowerCase();
  const holdsText = ({ voucherId, customer, offer }: Voucher): boolean =>
    [voucherId, customer.organisation, offer].some((one) => one.toLowerCase().includes(text));
  const found: Voucher[] = [];
  let readCount = 0;
  let cursor: string | undefined;
  do {
    const page = await reader.vouchers(turn.tenantId, filter, PAGE, cursor);
    found.push(...page.items.filter(holdsText));
    readCount += page.items.length;
    cursor = page.cursor;
  } while (cursor !== undefined && found.length < wanted && readCount < MAX_READ);
  return { found, readCount, isComplete: cursor === undefined || found.length >= wanted };
}

const byExpiry = (one: Voucher, other: Voucher): number =>
  one.expiresOn.localeCompare(other.expiresOn);
