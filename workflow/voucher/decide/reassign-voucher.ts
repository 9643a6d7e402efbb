import { when, type Decision } from '../../kernel/checks.ts';
import type { Context } from '../../partner/context.ts';
import { assigneeOf, samePerson } from '../assignee.ts';
import { mayCommandCheck } from '../checks/may-command.ts';
import type { VoucherCommandOf } from '../commands.ts';
import type { VoucherEvent } from '../events.ts';
import type { Voucher } from '../voucher.ts';

/** The customer assigns the voucher to somebody else, in whatever state it is. */
export function reassignVoucher(
  voucher: Voucher,
  command: VoucherCommandOf<'reassign'>,
  context: Context,
): Decision<VoucherEvent> {
  const assignee = assigneeOf(command.assignedTo);
  return when([mayCommandCheck('reassign', voucher, context)], () =>
    samePerson(voucher.assignee, assignee) ? [] : [{ type: 'reassigned', assignee }],
  );
}
