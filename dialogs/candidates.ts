import type { Day } from '../workflow/kernel/day.ts';
import { mayAct } from '../workflow/partner/permissions.ts';
import { nextStep, possibleActions } from '../workflow/views/offered-steps.ts';
import type { FoundCount } from '../workflow/records/search-vouchers.ts';
import { stepOf, type VoucherAction } from '../workflow/steps/catalogue.ts';
import type { Voucher, VoucherStatus } from '../workflow/voucher/voucher.ts';
import { contextOf } from './show-voucher.ts';
import type { Turn } from './turn.ts';

/** Numbers of vouchers; the ID of any other voucher can be typed. */
const READ_MAX = 300;
const OFFERED_MAX = 15;

interface Candidates {
  readonly vouchers: readonly Voucher[];
  /** Number of all such vouchers, offered or not. */
  readonly total: FoundCount;
}

/**
 * Vouchers for which the person can take or begin the step now: those whose next step it is come
 * first, in each group by the step's own last day.
 */
export async function candidates(
  turn: Turn,
  action: VoucherAction,
  offered = OFFERED_MAX,
): Promise<Candidates> {
  const context = await contextOf(turn);
  const step = stepOf(action);
  const whose = mayAct(context.actor, action, context.programme, undefined) ? 'all' : 'mine';
  const found =
    action === 'payment'
      ? await payable(turn, whose, context.today)
      : await vouchersOf(turn, step.states, whose, READ_MAX + 1);
  const canTake = (taken: VoucherAction | undefined) => (voucher: Voucher) =>
    taken !== undefined && possibleActions(voucher, context).includes(taken);
  const rank = (voucher: Voucher): string => {
    const isNext = nextStep(voucher, context)?.action === action;
    return `${isNext ? 0 : 1} ${step.until?.(voucher, context.programme) ?? ''}`;
  };
  const now = found
    .filter(canTake(action))
    .map((voucher) => [rank(voucher), voucher] as const)
    .sort(([one], [other]) => one.localeCompare(other))
    .map(([, voucher]) => voucher);
  const begun = found.filter(canTake(step.beginsWith));
  const all = [...new Set([...now, ...begun])];
  return {
    vouchers: all.slice(0, offered),
    total: { count: all.length, isMore: found.length > READ_MAX },
  };
}

/**
 * Redeemed vouchers whose payment can be requested, by the end of the payment window, which is not
 * the order of other lists; requests that Microsoft returned come last.
 */
async function payable(turn: Turn, whose: 'all' | 'mine', today: Day): Promise<readonly Voucher[]> {
  const { personId } = turn.person;
  const persons = whose === 'all' ? [{}] : [{ assigneeId: personId }, { consultantId: personId }];
  const reader = await turn.reader();
  const lists = await Promise.all(
    persons.map((person) =>
      reader.due(turn.tenantId, { list: 'to-pay', whose: person, today }, READ_MAX + 1),
    ),
  );
  const vouchers = lists.flat().map(({ voucher }) => [voucher.voucherId, voucher] as const);
  return [...new Map(vouchers).values()];
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
