import type { Day } from '../workflow/day.ts';
import type { VoucherDeadlineKind } from '../workflow/deadlines.ts';
import type { Fact } from '../workflow/facts.ts';
import type { Voucher } from '../workflow/voucher/voucher.ts';

/** What the company renews; the other kinds are a voucher's. */
type RenewalKind = 'enrolment-renewal' | 'training-renewal' | 'competency-renewal';

/** Something that is due on a day, of a voucher or of the company's own records. */
export interface DeadlineLine {
  readonly kind: VoucherDeadlineKind | RenewalKind;
  /** The last day on which it can be done. */
  readonly on: Day;
  /** Negative when it has passed. */
  readonly daysLeft: number;
  readonly voucher?: Voucher;
  /** What of the company's is renewed: an offer, a competency. */
  readonly about?: Fact;
}
