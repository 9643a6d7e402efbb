import { nextCard, type NextTask } from '../../cards/next-card.ts';
import { openVouchers } from './open-vouchers.ts';
import { contextOf } from '../../dialogs/show-voucher.ts';
import { dueOn, nextStep, type NextStep } from '../../workflow/views/next-step.ts';
import type { VoucherAction } from '../../workflow/views/voucher-actions.ts';
import type { DirectCommand } from './command.ts';
import { showStatus } from './status.ts';
import { scopeOf } from './vouchers.ts';

/** What the reader herself can do next, the most urgent first; of one voucher: its card. */
export const next: DirectCommand = {
  kind: 'direct',
  name: 'next',
  action: 'read',
  aboutVoucher: true,
  async run(turn, { voucherId }) {
    if (voucherId !== undefined) return showStatus(turn, voucherId);
    const context = await contextOf(turn);
    const open = await openVouchers(turn, await scopeOf(turn));
    const tasks = open
      .flatMap((voucher): readonly NextTask[] => {
        const step = nextStep(voucher, context);
        return step && isHers(step) ? [{ voucher, step }] : [];
      })
      .sort((a, b) => dueOn(a.voucher, a.step).localeCompare(dueOn(b.voucher, b.step)));
    await turn.show(nextCard(turn.say, { tasks, more: 0 }));
  },
};

function isHers(step: NextStep): step is NextStep & { readonly action: VoucherAction } {
  return step.by === 'you' && step.action !== 'deliver' && step.action !== 'await-payment';
}
