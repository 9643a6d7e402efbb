import { contextOf, showRefusal, showVoucher } from '../../dialogs/show-voucher.ts';
import type { Turn } from '../../dialogs/turn.ts';
import { check } from '../../workflow/kernel/checks.ts';
import type { DirectCommand } from './command.ts';
import { vouchers } from './vouchers.ts';

/** One voucher's card; without a voucher, the list to choose from. */
export const status: DirectCommand = {
  kind: 'direct',
  name: 'status',
  action: 'read',
  aboutVoucher: true,
  async run(turn, asked) {
    if (asked.voucherId === undefined) return vouchers.run(turn, asked);
    await showStatus(turn, asked.voucherId);
  },
};

/** The voucher's card, or that there is none of that ID in this company. */
export async function showStatus(turn: Turn, voucherId: string): Promise<void> {
  // Both at once: the card needs the company too.
  const [voucher] = await Promise.all([turn.voucher(voucherId), contextOf(turn)]);
  if (voucher) await showVoucher(turn, voucher);
  else await showRefusal(turn, [check('voucher-known', false, { voucherId })], voucherId);
}
