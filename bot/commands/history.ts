import { HISTORY_A_PAGE, historyCard } from '../../cards/lists/history-card.ts';
import { readCursors } from '../../cards/kit/page-actions.ts';
import { voucherPromptCard } from '../../cards/forms/voucher-prompt-card.ts';
import { vouchersOf } from '../../dialogs/candidates.ts';
import { showRefusal } from '../../dialogs/show-voucher.ts';
import type { Turn } from '../../dialogs/turn.ts';
import { check } from '../../workflow/kernel/checks.ts';
import { VOUCHER_STATUSES } from '../../workflow/voucher/voucher.ts';
import type { DirectCommand } from './command.ts';
import { scopeOf } from './vouchers.ts';

/** Events of a voucher or, by button, of the partner, with actor and time. */
export const history: DirectCommand = {
  kind: 'direct',
  name: 'history',
  action: 'read',
  aboutVoucher: true,
  async run(turn, { voucherId, extra }) {
    const { t, tenantId } = turn;
    const reader = await turn.reader();
    if (extra.of === 'company') return partnerHistory(turn, readCursors(extra.cursors));
    if (voucherId === undefined) {
      const likely = await vouchersOf(turn, VOUCHER_STATUSES, await scopeOf(turn), 5);
      const form = { values: {}, refused: [] };
      return turn.show(voucherPromptCard(t, { command: 'history', vouchers: likely, form }));
    }
    const cursors = readCursors(extra.cursors);
    const [voucher, page] = await Promise.all([
      turn.voucher(voucherId),
      reader.voucherHistory(tenantId, voucherId, HISTORY_A_PAGE, cursors.at(-1)),
    ]);
    if (voucher === undefined)
      return showRefusal(turn, [check('voucher-known', false, { voucherId })], voucherId);
    await turn.mention(page.items);
    const paging = { cursors, next: page.cursor };
    await turn.show(historyCard(t, { voucher, records: page.items, paging }));
  },
};

/** Changes of the partner's records and of its roles, newest first. */
async function partnerHistory(turn: Turn, cursors: readonly string[]): Promise<void> {
  const { t, tenantId } = turn;
  const reader = await turn.reader();
  const page = await reader.partnerHistory(tenantId, HISTORY_A_PAGE, cursors.at(-1));
  await turn.mention(page.items);
  const paging = { cursors, next: page.cursor };
  await turn.show(historyCard(t, { records: page.items, paging }));
}
