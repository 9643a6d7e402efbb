import { parkedCard } from '../../cards/notices/parked-card.ts';
import { showRefusal } from '../../dialogs/show-voucher.ts';
import type { Turn } from '../../dialogs/turn.ts';
import type { CommandInput, DirectCommand } from './command.ts';

/** More than an admin decides in one go. */
const LOOKED_AT = 50;

/** What came in and waits for an admin: one at a time, the oldest first. */
export const resolveParked: DirectCommand = {
  kind: 'direct',
  name: 'resolve-parked',
  action: 'resolve-parked',
  aboutVoucher: false,
  async run(turn, asked) {
    await turn.requireRight('resolve-parked');
    const decided = await decide(turn, asked);
    if (!decided) return;
    const { inbox, ids } = turn.services;
    const { items } = await inbox.listParked(turn.tenantId, LOOKED_AT);
    const [parked] = items;
    const voucher = parked && (await turn.voucher(parked.voucherId));
    const remaining = Math.max(0, items.length - 1);
    await turn.show(parkedCard(turn.t, { parked, voucher, remaining, commandId: ids.next() }));
  },
};

/** @returns whether the list can go on: false once a refusal was shown */
async function decide(turn: Turn, { voucherId, extra }: CommandInput): Promise<boolean> {
  const { webhookId, decision } = extra;
  if (voucherId === undefined || webhookId === undefined) return true;
  if (decision !== 'apply' && decision !== 'dismiss') return true;
  const outcome = await turn.services.inbox.resolveParked({
    tenantId: turn.tenantId,
    voucherId,
    webhookId,
    by: { kind: 'person', ...turn.person },
    action: decision,
  });
  if (outcome.kind !== 'refused') return true;
  await showRefusal(turn, outcome.refused);
  return false;
}
