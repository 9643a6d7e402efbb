import type { Desk } from '../desk/desk.ts';
import type { Check } from '../kernel/checks.ts';
import { commandOf, type InboxEvent } from './inbox-events.ts';
import type { VoucherOutcome } from '../desk/outcome.ts';
import type { ParkedReason } from '../records/records.ts';

export interface ApplyOptions {
  readonly desk: Pick<Desk, 'changeVoucher'>;
  /** Absent: every tenant is known (local mode). */
  readonly allowedTenants?: readonly string[];
}

/** `busy`: too many concurrent changes of the voucher; retry later. */
export type ApplyOutcome = 'done' | 'busy' | ParkedReason;

export async function applyEvent(
  { desk, allowedTenants }: ApplyOptions,
  event: InboxEvent,
  cause: { readonly webhookId: string; readonly correlationId?: string },
): Promise<ApplyOutcome> {
  const { tenantId, voucherId } = event.data;
  if (allowedTenants?.includes(tenantId) === false) return 'unknown-tenant';
  const outcome = await desk.changeVoucher({
    tenantId,
    voucherId,
    ...commandOf(event),
    commandId: `webhook:${cause.webhookId}`,
    correlationId: cause.correlationId,
  });
  return applyOutcomeOf(outcome);
}

function applyOutcomeOf(outcome: VoucherOutcome): ApplyOutcome {
  switch (outcome.kind) {
    case 'done':
      return 'done';
    case 'stale':
      return 'busy';
    case 'unknown':
      return 'unknown-voucher';
    case 'refused':
      return reasonOf(outcome.refused);
  }
}

function reasonOf(refused: readonly Check[]): ParkedReason {
  const codes = new Set(refused.map(({ code }) => code));
  if (codes.has('facts-agree')) return 'facts-differ';
  return codes.has('payment-currency-matches') ? 'currency-differs' : 'not-possible-now';
}
