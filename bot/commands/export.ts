import type { Card } from '../../cards/kit/card.ts';
import { exportCard } from '../../cards/lists/export-card.ts';
import { messageCard } from '../../cards/chat/message-card.ts';
import type { Turn } from '../../dialogs/turn.ts';
import { mayAct } from '../../workflow/partner/permissions.ts';
import type { DirectCommand } from './command.ts';

/** Links to a spreadsheet of vouchers and history: the person's own, or all for admins. */
export const exportVouchers: DirectCommand = {
  kind: 'direct',
  name: 'export',
  action: 'read',
  aboutVoucher: true,
  async run(turn, { voucherId }) {
    const { downloads, programme } = turn.services;
    const links = await downloads.offer({
      tenantId: turn.tenantId,
      personId: turn.person.personId,
      locale: turn.t.locale,
      voucherId,
    });
    if (links === undefined) return turn.show(noLinks(turn));
    const all = mayAct(await turn.actor(), 'export-all', programme, undefined);
    await turn.show(exportCard(turn.t, { links, scope: all ? 'all' : 'mine', voucherId }));
  },
};

/** Without a public URL the links would lead nowhere. */
function noLinks({ t }: Turn): Card {
  return messageCard(t, {
    title: t.text('export.unavailable.title'),
    text: t.text('export.unavailable.text'),
    actions: ['vouchers', 'overview'],
  });
}
