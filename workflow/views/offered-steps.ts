import { daysBetween, type Day } from '../kernel/day.ts';
import type { Context } from '../partner/context.ts';
import { mayAct } from '../partner/permissions.ts';
import { offeredSteps, stepOf, stepsIn, type VoucherAction } from '../steps/catalogue.ts';
import type { Voucher } from '../voucher/voucher.ts';

type OfferedStep = (typeof offeredSteps)[number];

/** The next step of a voucher, who takes it, and its last day. */
export interface NextStep {
  /** `deliver`: the engagement itself · `await-payment`: Microsoft has the request. */
  readonly action: VoucherAction | 'deliver' | 'await-payment';
  readonly by: 'you' | 'assignee' | 'consultant' | 'admin' | 'customer' | 'microsoft';
  readonly until?: Day;
  /** Days since the day under which the task is listed, if it has passed. */
  readonly lateBy?: number;
}

/** The day under which the task is listed; tasks without a last day come last. */
export function dueOn(voucher: Voucher, { action, until }: NextStep): Day {
  const listedOn =
    action === 'deliver' || action === 'await-payment'
      ? undefined
      : stepOf(action).listedOn?.(voucher);
  return listedOn ?? until ?? '9999-12-31';
}

/** The steps that the actor can take now; the next step of the voucher comes first. */
export function possibleActions(voucher: Voucher, context: Context): readonly VoucherAction[] {
  const { actor, programme } = context;
  const { next, also } = stepsOffered(voucher, context);
  const possible: VoucherAction[] = [];
  for (const { right } of [...next, ...also])
    if (mayAct(actor, right, programme, voucher)) possible.push(right);
  return possible;
}

/** Undefined if the voucher is paid or expired, or payment can no longer be requested. */
export function nextStep(voucher: Voucher, context: Context): NextStep | undefined {
  const { actor, programme, today } = context;
  const [next] = stepsOffered(voucher, context).next;
  if (next === undefined) return awaited(voucher, context);
  const { personId, email } = voucher.assignee;
  const isAssigned = personId !== undefined || email !== undefined;
  const by = mayAct(actor, next.right, programme, voucher)
    ? 'you'
    : isAssigned
      ? 'assignee'
      : 'admin';
  const until = next.until?.(voucher, programme);
  const listedOn = next.listedOn?.(voucher);
  return {
    action: next.right,
    by: next.waitsFor?.(voucher, context) ?? by,
    ...(until !== undefined && { until }),
    ...(listedOn !== undefined && listedOn < today && { lateBy: daysBetween(listedOn, today) }),
  };
}

/** The steps that the voucher's state allows now, regardless of the actor. */
function stepsOffered(
  voucher: Voucher,
  context: Context,
): Readonly<Record<'next' | 'also', readonly OfferedStep[]>> {
  const next: OfferedStep[] = [];
  const also: OfferedStep[] = [];
  for (const step of stepsIn[voucher.status]) {
    const { offered } = step;
    const offer = typeof offered === 'function' ? offered(voucher, context) : offered;
    if (offer === 'next') next.push(step);
    if (offer === 'also') also.push(step);
  }
  return { next, also };
}

function awaited(voucher: Voucher, context: Context): NextStep | undefined {
  for (const step of offeredSteps) {
    const awaits = step.awaits?.(voucher, context);
    if (awaits !== undefined) return awaits;
  }
  return undefined;
}
