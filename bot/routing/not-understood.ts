import { messageCard } from '../../cards/chat/message-card.ts';
import type { Turn } from '../../dialogs/turn.ts';

/** No dead end: how to say it, and buttons to the likeliest. */
export async function showNotUnderstood(turn: Turn): Promise<void> {
  const { t } = turn;
  const card = messageCard(t, {
    title: t.text('dialog.not-understood'),
    text: t.text('dialog.not-understood.text'),
    actions: ['next', 'vouchers', 'register', 'help'],
  });
  await turn.show(card);
}
