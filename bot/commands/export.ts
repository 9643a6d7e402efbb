import type { Card } from '../../cards/kit/card.ts';
import { exportCard } from '../../cards/lists/export-card.ts';
import { messageCard } from '../../cards/chat/message-card.ts';
import type { Turn } from '../../dialogs/turn.ts';
import { mayAct } from '../../workflow/partner/permissions.ts';
import { CONDITION_NAMES, readConditions } from '../../workflow/records/voucher-conditions.ts';
import type { DirectCommand } from './command.ts';

/**
 * Links to a spreadsheet of the vouchers that meet the conditions, with their history: of the
 * person's own, or of all for admins.
 */
export const exportVouchers: DirectCommand = {
  kind: 'direct',
  name: 'export',
  action: 'read',
  aboutVoucher: true,
  applies: CONDITION_NAMES,
  async run(turn, { conditions: stated, extra, unread, voucherId }) {
    const { downloads, programme } = turn.services;
    const conditions = stated ?? readConditions(extra.conditions);
    const links = await downloads.offer({
      tenantId: turn.tenantId,
      personId: turn.person.personId,
      locale: turn.t.locale,
      voucherId,
      ...(Object.keys(conditions).length > 0 && { conditions }),
    });
    if (links === undefined) return turn.show(noLinks(turn));
    const all = mayAct(await turn.actor(), 'export-all', programme, undefined);
    const { consultantId, projectManagerId } = conditions;
    if (consultantId !== undefined || projectManagerId !== undefined)
      await turn.mention([consultantId, projectManagerId].map((personId) => ({ personId })));
    const scope = all ? (conditions.scope ?? 'all') : 'mine';
    await turn.show(exportCard(turn.t, { links, scope, conditions, unread, voucherId }));
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
