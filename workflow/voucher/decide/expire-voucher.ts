import { check, when, type Decision } from '../../kernel/checks.ts';
import type { Context } from '../../partner/context.ts';
import { day as dayFact } from '../../kernel/facts.ts';
import { mayCommandCheck } from '../checks/may-command.ts';
import type { VoucherEvent } from '../events.ts';
import type { Voucher } from '../voucher.ts';

/** The day after its last one, a voucher that was not redeemed expires. */
export function expireVoucher(voucher: Voucher, context: Context): Decision<VoucherEvent> {
  const { status, expiresOn } = voucher;
  const may = mayCommandCheck('expire', voucher, context);
  if (status === 'redeemed' || status === 'expired') return when<VoucherEvent>([may], () => []);
  const passed = expiresOn < context.today;
  return when([may, check('expiry-passed', passed, { expiresOn: dayFact(expiresOn) })], () => [
    { type: 'expired', on: context.today },
  ]);
}
