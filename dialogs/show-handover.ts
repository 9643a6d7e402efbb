import { handoverOutcomeCard } from '../cards/voucher/handover-outcome-card.ts';
import { voucherHoldersCard } from '../cards/lists/voucher-holders-card.ts';
import type { HandoverOutcome } from '../workflow/desk/hand-over-several.ts';
import { batchOutcomeOf } from './batch-outcome.ts';
import type { Turn } from './turn.ts';

type Done = Extract<HandoverOutcome, { readonly kind: 'done' }>;

/** The outcome of each voucher, and the button that hands them back. */
export async function showHandover(
  turn: Turn,
  all: Done['outcomes'],
  {
    to,
    batchId,
    grant,
  }: { readonly to?: string; readonly batchId?: string; readonly grant?: string },
): Promise<void> {
  const outcomes = all.map(({ outcome, voucherId }) => batchOutcomeOf(outcome, voucherId));
  await turn.mention(outcomes, { personId: to });
  const { ids } = turn.services;
  const back = batchId === undefined ? undefined : { batch: batchId, commandId: ids.next() };
  const withdraw = grant === undefined ? undefined : { grant };
  await turn.show(handoverOutcomeCard(turn.t, { outcomes, to, back, withdraw }));
}

/** The assignees with open vouchers, to choose one. */
export async function showHolders(turn: Turn): Promise<void> {
  const reader = await turn.reader();
  const { tenantId } = turn;
  const [assignees, total] = await Promise.all([
    reader.assignees(tenantId),
    reader.countVouchers(tenantId, { open: true }),
  ]);
  const counted = await Promise.all(
    assignees.map(async (personId) => ({
      personId,
      count: await reader.countVouchers(tenantId, { open: true, assigneeId: personId }),
    })),
  );
  const holders = counted.filter(({ count }) => count > 0).sort((a, b) => b.count - a.count);
  await turn.mention(holders);
  await turn.show(voucherHoldersCard(turn.t, { holders, total }));
}
