import type { Speaker } from '../locales/speaker.ts';
import type { Card } from './card.ts';
import { deskData } from './desk-data.ts';
import { commandAction } from './form-actions.ts';
import { voucherCard, type VoucherCardView } from './voucher-card.ts';

/** At most this many people get their own view of a shared card (a limit of Teams). */
const REFRESH_USERS_MAX = 60;

/**
 * The card that a group or a channel sees: no personal buttons. Each of `userIds` (Teams user ids)
 * gets her own by the automatic refresh, which is `status` for this voucher.
 */
export function sharedVoucherCard(
  say: Speaker,
  view: Omit<VoucherCardView, 'may'>,
  userIds: readonly string[],
): Card {
  const { fallback: _fallback, ...action } = commandAction(say, 'status', deskData(view.voucher));
  return {
    ...voucherCard(say, { ...view, may: [] }),
    actions: [commandAction(say, 'status', deskData(view.voucher))],
    refresh: { action, userIds: userIds.slice(0, REFRESH_USERS_MAX) },
  };
}
