import type { Check } from '../kernel/checks.ts';
import type { Partner } from '../partner/partner.ts';
import type { PartnerEvent } from '../partner/commands/catalogue.ts';
import type { VoucherEvent } from '../steps/catalogue.ts';
import type { Voucher } from '../voucher/voucher.ts';

/**
 * `done`: committed, or committed before by the same command (`replayed`, with its events) ·
 * `stale`: the card has an older revision; nothing changed · `unknown`: the tenant has no such
 * voucher.
 */
export type VoucherOutcome =
  | {
      readonly kind: 'done';
      readonly voucher: Voucher;
      /** The partner that the rules have read, so that callers need not read it again. */
      readonly partner: Partner;
      readonly events: readonly VoucherEvent[];
      readonly replayed: boolean;
    }
  | {
      readonly kind: 'refused';
      readonly refused: readonly Check[];
      readonly voucher?: Voucher;
      readonly partner: Partner;
    }
  | { readonly kind: 'stale'; readonly voucher: Voucher; readonly partner: Partner }
  | { readonly kind: 'unknown' };

export type PartnerOutcome =
  | {
      readonly kind: 'done';
      readonly partner: Partner;
      readonly events: readonly PartnerEvent[];
      readonly replayed: boolean;
      /** Reserved vouchers whose engagement a record does not cover any more; absent: none. */
      readonly cutShort?: readonly Voucher[];
    }
  | { readonly kind: 'refused'; readonly refused: readonly Check[]; readonly partner: Partner }
  | { readonly kind: 'stale'; readonly partner: Partner };
