import { vouchersOf } from '../../dialogs/candidates.ts';
import { today } from '../../dialogs/choices.ts';
import type { Turn } from '../../dialogs/turn.ts';
import { addDays } from '../../workflow/day.ts';
import type { Voucher } from '../../workflow/voucher/voucher.ts';

/** A list of what is due shows the earliest of so many in each state. */
const LOOKED_AT = 100;

/**
 * The vouchers with which something is still to be done, the next to expire first. Redeemed ones
 * count as long as their payment may be under way: two lives of a voucher are ample for it.
 */
export async function openVouchers(turn: Turn, whose: 'mine' | 'all'): Promise<readonly Voucher[]> {
  const { voucherLifeDays } = turn.services.programme.windows;
  const since = addDays(today(turn), -2 * voucherLifeDays);
  const [before, after] = await Promise.all([
    vouchersOf(turn, ['assigned', 'reserved', 'reported'], whose, LOOKED_AT),
    vouchersOf(turn, ['redeemed'], whose, LOOKED_AT, since),
  ]);
  return [...before, ...after.filter(({ payment }) => payment?.status !== 'paid')];
}
