import type { ActorReference } from '../workflow/actor.ts';
import type { NoticeKind } from '../workflow/records.ts';
import type { Speaker } from '../locales/speaker.ts';
import type { Card } from './card.ts';
import { draftCard } from './draft-card.ts';
import type { VoucherCardView } from './voucher-card.ts';

export type VoucherNoticeKind = Extract<
  NoticeKind,
  | 'voucher-assigned'
  | 'voucher-handed-over'
  | 'voucher-taken-away'
  | 'voucher-expired'
  | 'voucher-expiry-changed'
  | 'payment-status-changed'
>;

export interface NoticeView extends VoucherCardView {
  readonly kind: VoucherNoticeKind;
  /** Who caused it. */
  readonly by: ActorReference;
}

/**
 * A message nobody asked for: what happened, who caused it, what to do, how to change what she is
 * told; then the voucher's card.
 */
export function noticeCard(say: Speaker, _view: NoticeView): Card {
  return draftCard(say.text('notice.title'));
}
