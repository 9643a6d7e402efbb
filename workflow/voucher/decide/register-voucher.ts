import { when, type Check, type Decision } from '../../kernel/checks.ts';
import type { Context } from '../../partner/context.ts';
import { voucherIdCheck } from '../../programme/voucher-id.ts';
import { registeredFacts } from '../assigned-facts.ts';
import { differences } from '../checks/compare-assignments.ts';
import { assignmentChecks } from '../checks/assignment-checks.ts';
import { mayCommandCheck } from '../checks/may-command.ts';
import type { VoucherCommandOf } from '../commands.ts';
import type { VoucherEvent } from '../events.ts';
import type { Voucher } from '../voucher.ts';

/** Step 4 without an event: somebody enters what the customer's forwarded e-mail says. */
export function registerVoucher(
  voucher: Voucher | undefined,
  command: VoucherCommandOf<'register'>,
  context: Context,
): Decision<VoucherEvent> {
  const facts = registeredFacts(command, context);
  const may = mayCommandCheck('register', voucher, context);
  if (voucher === undefined)
    return when([may, ...idChecks(context), ...assignmentChecks(facts, context)], () => [
      { type: 'assigned', source: 'e-mail', ...facts },
    ]);
  return when([may, ...differences(voucher, { ...facts, assignee: undefined })], () => []);
}

/** An ID that a person typed; that of an event was looked at when it came in. */
function idChecks({ voucherId, programme }: Context): readonly Check[] {
  return voucherId === undefined ? [] : [voucherIdCheck(voucherId, programme)];
}
