import { check, when, type Check, type Decision } from '../../kernel/checks.ts';
import type { Context } from '../../partner/context.ts';
import { companyChecks } from '../../partner/standing-checks.ts';
import { mayCommandCheck } from '../checks/may-command.ts';
import { calendarChecks, notExpiredCheck, stateChecks } from '../checks/voucher-checks.ts';
import type { VoucherCommandOf } from '../commands.ts';
import type { VoucherEvent } from '../events.ts';
import type { Voucher } from '../voucher.ts';

/**
 * Everything validation looks at, met or not, in the order in which it is shown
 * (docs/programme-rules.md#validation).
 */
export function validationChecks(
  voucher: Voucher,
  { customerEmail }: Pick<VoucherCommandOf<'validate'>, 'customerEmail'>,
  context: Context,
): readonly Check[] {
  const { contactEmail, organisation } = voucher.customer;
  const matches = contactEmail.trim().toLowerCase() === customerEmail.trim().toLowerCase();
  return [
    mayCommandCheck('validate', voucher, context),
    ...stateChecks(voucher, 'validate', ['assigned']),
    notExpiredCheck(voucher, context.today),
    ...calendarChecks(context.programme, 'redeem', context.today),
    check('customer-email-matches', matches, { organisation }, 'customerEmail'),
    ...companyChecks(context, voucher.offer),
  ];
}

/** Step 5: the voucher's number and its administrator's address show that it can be used. */
export function validateVoucher(
  voucher: Voucher,
  command: VoucherCommandOf<'validate'>,
  context: Context,
): Decision<VoucherEvent> {
  return when(validationChecks(voucher, command, context), () =>
    voucher.validatedOn === context.today ? [] : [{ type: 'validated', on: context.today }],
  );
}
