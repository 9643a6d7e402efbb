import type { VoucherDeadline } from '../../workflow/steps/deadlines.ts';
import type { PartnerDeadline } from '../../workflow/partner/partner-deadlines.ts';
import type { Voucher } from '../../workflow/voucher/voucher.ts';

/** A question of Microsoft, which has no last day. */
export interface QuestionLine {
  readonly deadline?: undefined;
  readonly voucher: Voucher;
  /** The absent person whom the reader covers, if it is theirs. */
  readonly of?: string;
}

/** A deadline of a voucher or of the partner's records. */
export type DeadlineLine =
  | {
      readonly deadline: VoucherDeadline;
      readonly voucher: Voucher;
      /** The absent person whom the reader covers, if it is theirs. */
      readonly of?: string;
      /** The reader is not in charge of it: the row names the assignee. */
      readonly isOfOther?: true;
    }
  | {
      readonly deadline: PartnerDeadline;
      readonly voucher?: undefined;
      /** The reader's reserved vouchers whose engagement lasts longer than the record. */
      readonly touched?: readonly Voucher[];
    };
