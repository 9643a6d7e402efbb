import { messageCard } from '../../cards/chat/message-card.ts';
import { showHandover } from '../../dialogs/show-handover.ts';
import type { DirectCommand } from './command.ts';

/** Takes a handover of several vouchers back, each unless it has moved on. */
export const handBack: DirectCommand = {
  kind: 'direct',
  name: 'hand-back',
  action: 'handover',
  aboutVoucher: false,
  async run(turn, { extra: { batch = '' } }) {
    const { ids } = turn.services;
    const outcome = await turn.handBack({
      tenantId: turn.tenantId,
      by: { kind: 'person', ...turn.person },
      commandId: turn.click?.commandId ?? ids.next(),
      correlationId: turn.correlationId,
      batchId: batch,
    });
    if (outcome.kind === 'done') return showHandover(turn, outcome.outcomes, {});
    const title = turn.t.text('handover-outcome.gone');
    await turn.show(messageCard(turn.t, { title, actions: ['vouchers', 'next'] }));
  },
};
