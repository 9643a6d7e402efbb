import { check, when, type Decision } from '../../kernel/checks.ts';
import type { Context } from '../../partner/context.ts';
import { mayCommandCheck } from '../checks/may-command.ts';
import { notExpiredCheck, stateChecks } from '../checks/voucher-checks.ts';
import type { VoucherCommandOf } from '../commands.ts';
import type { VoucherEvent } from '../events.ts';
import type { Voucher } from '../voucher.ts';

/** Cancels the reservation for one of the documented reasons (docs/programme-rules.md#release). */
export function releaseVoucher(
  voucher: Voucher,
  { reason, confirmationReference }: VoucherCommandOf<'release'>,
  context: Context,
): Decision<VoucherEvent> {
  const known = context.programme.releaseReasons.some((one) => one.code === reason);
  const checks = [
    mayCommandCheck('release', voucher, context),
    ...stateChecks(voucher, 'release', ['reserved']),
    notExpiredCheck(voucher, context.today),
    check('release-reason-known', known, { reason }, 'reason'),
  ];
  return when(checks, () => [{ type: 'released', reason, confirmationReference }]);
}
