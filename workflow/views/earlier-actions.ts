import type { Context } from '../partner/context.ts';
import { stepOf, type VoucherAction } from '../steps/catalogue.ts';
import { stepBefore } from '../voucher/step-days.ts';
import { unexpired, type Voucher } from '../voucher/voucher.ts';
import { possibleActions } from './offered-steps.ts';

/**
 * The steps that the actor cannot take now, but can enter if they are already done at Microsoft:
 * those possible before the voucher expired, or on the day of the step before. The next step of the
 * voucher comes first.
 */
export function earlierActions(voucher: Voucher, context: Context): readonly VoucherAction[] {
  const open = unexpired(voucher);
  const earlier = { ...context, today: stepBefore(open).on };
  const actions = [...possibleActions(open, context), ...possibleActions(open, earlier)];
  const now = possibleActions(voucher, context);
  return [...new Set(actions)].filter(
    (action) => !now.includes(action) && stepOf(action).inAnyOrder !== true,
  );
}
