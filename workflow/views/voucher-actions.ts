import type { Context } from '../partner/context.ts';
import { mayAct } from '../partner/permissions.ts';
import { offerOf, stepsIn, type VoucherAction } from '../steps/catalogue.ts';
import type { Voucher } from '../voucher/voucher.ts';

/** The steps that the actor can take now; the next step of the voucher comes first. */
export function possibleActions(voucher: Voucher, context: Context): readonly VoucherAction[] {
  const { actor, programme } = context;
  const offered = Map.groupBy(
    stepsIn[voucher.status].filter(({ right }) => mayAct(actor, right, programme, voucher)),
    (step) => offerOf(step, voucher, context),
  );
  return [...(offered.get('next') ?? []), ...(offered.get('also') ?? [])].map(({ right }) => right);
}
