import type { BatchOutcome } from '../cards/voucher/batch-outcome-card.ts';
import { check } from '../workflow/kernel/checks.ts';
import type { VoucherOutcome } from '../workflow/desk/outcome.ts';

/** The line of one of several vouchers. */
export function batchOutcomeOf(outcome: VoucherOutcome, voucherId: string): BatchOutcome {
  if (outcome.kind === 'unknown')
    return { voucherId, refused: [check('voucher-known', false, { voucherId })] };
  const customer = outcome.voucher?.customer.organisation;
  if (outcome.kind === 'refused') return { voucherId, customer, refused: outcome.refused };
  const refused = outcome.kind === 'stale' ? [check('card-current', false)] : [];
  return { voucherId, customer, refused };
}
