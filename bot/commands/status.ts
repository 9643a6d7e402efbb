import { contextOf, showRefusal, showVoucher } from '../../dialogs/show-voucher.ts';
import type { Turn } from '../../dialogs/turn.ts';
import { check } from '../../workflow/kernel/checks.ts';
import type { DirectCommand } from './command.ts';
import { vouchers } from './vouchers.ts';

/** A voucher's card; without an ID the list of vouchers. */
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

/** Shows a voucher's card, or a refusal for an unknown ID. */
export async function showStatus(turn: Turn, voucherId: string): Promise<void> {
  // In parallel: the card needs the partner too.
  const [voucher] = await Promise.all([turn.voucher(voucherId), contextOf(turn)]);
  if (voucher) await showVoucher(turn, voucher);
  else await showRefusal(turn, [check('voucher-known', false, { voucherId })], voucherId);
}
