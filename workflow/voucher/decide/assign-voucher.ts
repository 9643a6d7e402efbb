import { when, type Decision } from '../../kernel/checks.ts';
import type { Context } from '../../partner/context.ts';
import { assignedFacts } from '../assigned-facts.ts';
import { samePerson } from '../assignee.ts';
import { differences } from '../checks/compare-assignments.ts';
import { assignmentChecks } from '../checks/assignment-checks.ts';
import { mayCommandCheck } from '../checks/may-command.ts';
import type { VoucherCommandOf } from '../commands.ts';
import type { AssignedFacts, VoucherEvent } from '../events.ts';
import type { Voucher } from '../voucher.ts';

/**
 * Step 4: the customer has assigned a voucher. Told again with the same facts, nothing happens; with
 * others, it is refused by each fact that differs and an admin decides.
 */
export function assignVoucher(
  voucher: Voucher | undefined,
  command: VoucherCommandOf<'assign'>,
  context: Context,
): Decision<VoucherEvent> {
  const facts = assignedFacts(command, context);
  const may = mayCommandCheck('assign', voucher, context);
  if (voucher === undefined)
    return when([may, ...assignmentChecks(facts, context)], () => [
      { type: 'assigned', source: 'event', ...facts },
    ]);
  return when([may, ...differences(voucher, facts)], () => confirmation(voucher, facts));
}

/**
 * The customer's side tells what was registered from its e-mail. Whom it names takes the voucher
 * over as long as nobody has begun to work with it.
 */
function confirmation(voucher: Voucher, { assignee }: AssignedFacts): readonly VoucherEvent[] {
  if (voucher.source === 'event') return [];
  const confirmed: VoucherEvent = { type: 'assignment-confirmed', assignee };
  return voucher.status !== 'assigned' || samePerson(voucher.assignee, assignee)
    ? [confirmed]
    : [confirmed, { type: 'reassigned', assignee }];
}
