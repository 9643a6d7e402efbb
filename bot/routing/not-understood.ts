import { messageCard } from '../../cards/chat/message-card.ts';
import type { Turn } from '../../dialogs/turn.ts';

/** Explains how to phrase commands and offers the most likely ones as buttons. */
export async function showNotUnderstood(turn: Turn): Promise<void> {
  const { t } = turn;
  const card = messageCard(t, {
    title: t.text('dialog.not-understood'),
    text: t.text('dialog.not-understood.text'),
    actions: ['next', 'vouchers', 'register', 'help'],
  });
  await turn.show(card);
}
