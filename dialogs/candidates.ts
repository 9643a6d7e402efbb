import { mayAct } from '../workflow/partner/permissions.ts';
import { possibleActions } from '../workflow/views/offered-steps.ts';
import { stepOf, type VoucherAction } from '../workflow/steps/catalogue.ts';
import type { Voucher, VoucherStatus } from '../workflow/voucher/voucher.ts';
import { contextOf } from './show-voucher.ts';
import type { Turn } from './turn.ts';

/** Numbers of vouchers; the ID of any other voucher can be typed. */
const READ_MAX = 50;
const OFFERED_MAX = 15;

/** Vouchers for which the person can take or begin the step now, in each group by expiry date. */
export async function candidates(
  turn: Turn,
  action: VoucherAction,
  offered = OFFERED_MAX,
): Promise<readonly Voucher[]> {
  const context = await contextOf(turn);
  const step = stepOf(action);
  const forAny = mayAct(context.actor, action, context.programme, undefined);
  const found = await vouchersOf(turn, step.states, forAny ? 'all' : 'mine', READ_MAX);
  const canTake = (taken: VoucherAction | undefined) => (voucher: Voucher) =>
    taken !== undefined && possibleActions(voucher, context).includes(taken);
  const now = found.filter(canTake(action));
  const begun = found.filter(canTake(step.beginsWith));
  return [...new Set([...now, ...begun])].slice(0, offered);
}

/** The first vouchers in these states: the partner's, or those the person manages or leads. */
export async function vouchersOf(
  turn: Turn,
  statuses: readonly VoucherStatus[],
  whose: 'all' | 'mine',
  limit: number,
): Promise<readonly Voucher[]> {
  const reader = await turn.reader();
  const { tenantId } = turn;
  const { covers = [], personId } = turn.person;
  const filter = { statuses };
  if (whose === 'all') return (await reader.vouchers(tenantId, filter, limit)).items;
  const found = await Promise.all(
    [personId, ...covers].flatMap((id) => [
      reader.vouchers(tenantId, { ...filter, assigneeId: id }, limit),
      reader.vouchers(tenantId, { ...filter, consultantId: id }, limit),
    ]),
  );
  const byId = new Map(found.flatMap(({ items }) => items).map((one) => [one.voucherId, one]));
  return [...byId.values()].sort((a, b) => a.expiresOn.localeCompare(b.expiresOn)).slice(0, limit);
}
