import { parkedCard } from '../../cards/notices/parked-card.ts';
import { showRefusal } from '../../dialogs/show-voucher.ts';
import type { Turn } from '../../dialogs/turn.ts';
import type { CommandInput, DirectCommand } from './command.ts';

/** Page size; more than an admin resolves at a time. */
const LOOKED_AT = 50;

/** Shows parked events one at a time, oldest first. */
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
    await turn.mention(parked);
    const remaining = Math.max(0, items.length - 1);
    await turn.show(parkedCard(turn.t, { parked, voucher, remaining, commandId: ids.next() }));
  },
};

/** @returns false after a refusal was shown */
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
