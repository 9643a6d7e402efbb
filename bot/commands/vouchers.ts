import { readCursors } from '../../cards/kit/page-actions.ts';
import { VOUCHERS_A_PAGE, voucherListCard } from '../../cards/lists/voucher-list-card.ts';
import { voucherFilterCard } from '../../cards/lists/voucher-filter-card.ts';
import type { Turn, Values } from '../../dialogs/turn.ts';
import {
  CONDITION_NAMES,
  readConditions,
  voucherConditions,
  type VoucherConditions,
} from '../../workflow/records/voucher-conditions.ts';
import type { CommandInput, DirectCommand } from './command.ts';
import { askerOf, listedFor } from './whose-lists.ts';

/** The vouchers that meet the conditions, page by page; without conditions the person's own. */
export const vouchers: DirectCommand = {
  kind: 'direct',
  name: 'vouchers',
  action: 'read',
  aboutVoucher: false,
  applies: CONDITION_NAMES,
  async run(turn, asked) {
    const reader = await turn.reader();
    const conditions = await conditionsOf(turn, asked);
    if (asked.extra.form === 'filter') {
      const { programme } = turn.services;
      return turn.show(voucherFilterCard(turn.t, { conditions, programme }));
    }
    const cursors = readCursors(asked.extra.cursors);
    const asker = askerOf(turn);
    const [page, found] = await Promise.all([
      reader.search(turn.tenantId, conditions, asker, VOUCHERS_A_PAGE, cursors.at(-1)),
      reader.countFound(turn.tenantId, conditions, asker),
    ]);
    // The names of the people in the conditions and of those whom the person covers.
    const { consultantId, projectManagerId } = conditions;
    const covers = conditions.scope === 'mine' ? asker.covers : undefined;
    if (consultantId !== undefined || projectManagerId !== undefined || covers !== undefined)
      await turn.mention(
        [consultantId, projectManagerId, ...(covers ?? [])].map((personId) => ({ personId })),
      );
    const card = voucherListCard(turn.t, {
      conditions,
      vouchers: page.items,
      ...(conditions.scope === 'mine' && { of: (voucher) => listedFor(turn, voucher) }),
      today: asker.today,
      found,
      paging: { cursors, next: page.cursor },
      unread: asked.unread,
    });
    await turn.show(card);
  },
};

type Scope = 'mine' | 'all';

/** Taken from the message or the button; buttons of earlier builds only have a scope. */
async function conditionsOf(
  turn: Turn,
  { conditions: stated, extra, values }: CommandInput,
): Promise<VoucherConditions & { readonly scope: Scope }> {
  const before = stated ?? readConditions(extra.conditions);
  const conditions = extra.form === 'apply' ? withChoices(before, values) : before;
  const { consultantId, customer, customerPart, invoiceNumber, projectManagerId } = conditions;
  const named = [consultantId, customer, customerPart, invoiceNumber, projectManagerId];
  const isNamed = named.some((name) => name !== undefined);
  const scope = conditions.scope ?? (isNamed ? 'all' : await scopeOf(turn, extra.scope));
  return { ...conditions, scope };
}

/** The choices of the filter form instead of the conditions before; others stay. */
function withChoices(before: VoucherConditions, values: Values): VoucherConditions {
  const { deadline = '', offer = 'any', scope, statuses = '' } = values;
  const {
    atRisk: _atRisk,
    missed: _missed,
    offer: _offer,
    statuses: _statuses,
    ...others
  } = before;
  const chosen = voucherConditions.safeParse({
    ...others,
    ...(statuses !== '' && { statuses: statuses.split(',') }),
    ...(deadline === 'atRisk' && { atRisk: true }),
    ...(deadline === 'missed' && { missed: true }),
    ...(offer !== 'any' && offer !== '' && { offer }),
    ...(scope !== undefined && scope !== '' && { scope }),
  });
  return chosen.data ?? before;
}

/** All vouchers for admins, the person's own for others; a button can override it. */
export async function scopeOf(turn: Turn, wanted?: string): Promise<Scope> {
  if (wanted === 'mine' || wanted === 'all') return wanted;
  const actor = await turn.actor();
  const roles = actor.kind === 'person' ? actor.roles : [];
  return roles.includes('global-admin') || roles.includes('partner-admin') ? 'all' : 'mine';
}
