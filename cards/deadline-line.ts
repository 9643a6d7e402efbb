import type { Day } from '../workflow/day.ts';
import type { Fact } from '../workflow/facts.ts';
import type { Voucher } from '../workflow/voucher/voucher.ts';

export const DEADLINE_KINDS = [
  'voucher-expires',
  'engagement-starts',
  'report-due',
  'redeem-by',
  'payment-due',
  'enrolment-renewal',
  'training-renewal',
  'competency-renewal',
] as const;

/** Something that is due on a day, of a voucher or of the company's own records. */
export interface DeadlineLine {
  readonly kind: (typeof DEADLINE_KINDS)[number];
  /** The last day on which it can be done. */
  readonly on: Day;
  /** Negative when it has passed. */
  readonly daysLeft: number;
  readonly voucher?: Voucher;
  /** What of the company's is renewed: an offer, a competency. */
  readonly about?: Fact;
}
