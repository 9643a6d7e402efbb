import type { Translator } from '../../locales/translator.ts';
import type { Voucher } from '../../workflow/voucher/voucher.ts';
import { deskData, openUrlAction, type Card, type CardAction } from '../kit/card.ts';
import { chatLink } from '../kit/chat-link.ts';
import { commandAction } from '../kit/form-actions.ts';
import { voucherCard, type VoucherCardView } from './voucher-card.ts';

/** Maximum number of people with their own view of a shared card (a limit of Teams). */
const REFRESH_USERS_MAX = 60;

/**
 * The card for a group or channel, without personal buttons. Teams refreshes it for each of
 * `userIds` (Teams user ids) by sending `status`, which returns their own view. With `botId`, the
 * app id in Teams, it links to the reader's own chat with the bot.
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
