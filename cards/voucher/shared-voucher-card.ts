import type { Translator } from '../../locales/translator.ts';
import type { Voucher } from '../../workflow/voucher/voucher.ts';
import { deskData, openUrlAction, type Card, type CardAction } from '../kit/card.ts';
import { chatLink } from '../kit/chat-link.ts';
import { commandAction } from '../kit/form-actions.ts';
import { voucherCard, type VoucherCardView } from './voucher-card.ts';

/** At most this many people get their own view of a shared card (a limit of Teams). */
const REFRESH_USERS_MAX = 60;

/**
 * The card that a group or a channel sees: no personal buttons. Each of `userIds` (Teams user ids)
 * gets her own by the automatic refresh, which is `status` for this voucher. Where the bot is known
 * in Teams, by its app id, a link leads from here to the reader's own chat with it.
 */
export function sharedVoucherCard(
  t: Translator,
  view: Omit<VoucherCardView, 'may'>,
  userIds: readonly string[],
  botId?: string,
): Card {
  const { fallback: _fallback, ...action } = commandAction(t, 'status', deskData(view.voucher));
  return {
    ...voucherCard(t, { ...view, may: [] }),
    actions: [
      commandAction(t, 'status', deskData(view.voucher)),
      ...(botId === undefined ? [] : [chatAction(t, botId, view.voucher)]),
    ],
    refresh: { action, userIds: userIds.slice(0, REFRESH_USERS_MAX) },
  };
}

function chatAction(t: Translator, botId: string, { voucherId }: Voucher): CardAction {
  const text = `${t.plain('command.status.title')} ${voucherId}`;
  return openUrlAction(t.plain('button.chat'), chatLink(botId, text));
}
