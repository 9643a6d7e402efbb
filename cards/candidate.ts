import type { Check } from '../workflow/checks.ts';
import type { Voucher } from '../workflow/voucher/voucher.ts';

/** A voucher that a step could be taken for, with everything that was looked at first. */
export interface Candidate {
  readonly voucher: Voucher;
  readonly checks: readonly Check[];
}

/** What became of one voucher of several: `refused` is empty when it was done. */
export interface BatchOutcome {
  readonly voucherId: string;
  readonly customer?: string;
  readonly refused: readonly Check[];
}
