import { when, type Decision } from '../../kernel/checks.ts';
import type { Context } from '../../partner/context.ts';
import { mayCommandCheck } from '../checks/may-command.ts';
import type { VoucherCommandOf } from '../commands.ts';
import type { VoucherEvent } from '../events.ts';
import type { Voucher } from '../voucher.ts';

/**
 * The Teams roster has told who is meant by an address. If the voucher has gone to somebody else
 * meanwhile, or she is known already, nothing happens.
 */
export function identifyAssignee(
  voucher: Voucher,
  { personId, email }: VoucherCommandOf<'identify-assignee'>,
  context: Context,
): Decision<VoucherEvent> {
  const { assignee } = voucher;
  const meant =
    assignee.personId === undefined &&
    (email === undefined || assignee.email?.toLowerCase() === email);
  return when([mayCommandCheck('identify-assignee', voucher, context)], () =>
    meant ? [{ type: 'assignee-identified', personId }] : [],
  );
}
