import { readCursors } from '../../cards/kit/page-actions.ts';
import { VOUCHERS_A_PAGE, voucherListCard } from '../../cards/lists/voucher-list-card.ts';
import { today } from '../../dialogs/choices.ts';
import type { Turn } from '../../dialogs/turn.ts';
import type { VoucherFilter } from '../../workflow/records/reader.ts';
import type { DirectCommand } from './command.ts';

/** The person's vouchers, or for admins all of the partner, page by page. */
export const vouchers: DirectCommand = {
  kind: 'direct',
  name: 'vouchers',
  action: 'read',
  aboutVoucher: false,
  async run(turn, { extra }) {
    const reader = await turn.reader();
    const scope = await scopeOf(turn, extra.scope);
    const filter = await filterOf(turn, scope);
    const cursors = readCursors(extra.cursors);
    const [page, total] = await Promise.all([
      reader.vouchers(turn.tenantId, filter, VOUCHERS_A_PAGE, cursors.at(-1)),
      reader.countVouchers(turn.tenantId, filter),
    ]);
    const card = voucherListCard(turn.t, {
      scope,
      vouchers: page.items,
      today: today(turn),
      total,
      paging: { cursors, next: page.cursor },
    });
    await turn.show(card);
  },
};

type Scope = 'mine' | 'all';

/** All vouchers for admins, the person's own for others; a button can override it. */
export async function scopeOf(turn: Turn, wanted?: string): Promise<Scope> {
  if (wanted === 'mine' || wanted === 'all') return wanted;
  const actor = await turn.actor();
  const roles = actor.kind === 'person' ? actor.roles : [];
  return roles.includes('global-admin') || roles.includes('partner-admin') ? 'all' : 'mine';
}

async function filterOf(turn: Turn, scope: Scope): Promise<VoucherFilter> {
  if (scope === 'all') return {};
  const actor = await turn.actor();
  const { personId } = turn.person;
  const leadsOnly =
    actor.kind === 'person' &&
    actor.roles.includes('consultant') &&
    !actor.roles.includes('project-manager');
  return leadsOnly ? { consultantId: personId } : { assigneeId: personId };
}
