import type { Check } from '../kernel/checks.ts';
import type { Partner } from '../partner/partner.ts';
import type { PartnerEvent } from '../partner/events.ts';
import type { VoucherEvent } from '../steps/catalogue.ts';
import type { Voucher } from '../voucher/voucher.ts';

/**
 * What the desk answers. `done` also when the very same command was done before (`replayed`, and
 * `events` is empty then). `stale`: the card was older than the voucher; nothing changed.
 * `unknown`: no such voucher in this tenant, whoever's it may be elsewhere.
 */
export type VoucherOutcome =
  | {
      readonly kind: 'done';
      readonly voucher: Voucher;
      /** The company as the rules saw it, so that an answer need not read it again. */
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
    }
  | { readonly kind: 'refused'; readonly refused: readonly Check[]; readonly partner: Partner }
  | { readonly kind: 'stale'; readonly partner: Partner };
