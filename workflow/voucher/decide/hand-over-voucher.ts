import { check, when, type Check, type Decision } from '../../kernel/checks.ts';
import type { Context } from '../../partner/context.ts';
import { coded } from '../../kernel/facts.ts';
import type { Member } from '../../partner/partner.ts';
import { isMet, memberFor } from '../../partner/team.ts';
import { mayAct } from '../../partner/permissions.ts';
import { samePerson } from '../assignee.ts';
import { mayCommandCheck } from '../checks/may-command.ts';
import type { VoucherCommandOf } from '../commands.ts';
import type { VoucherEvent } from '../events.ts';
import type { Assignee, Voucher } from '../voucher.ts';

/**
 * A colleague takes the voucher over, e.g. for a holiday: one who may then carry it on
 * (docs/programme-rules.md#assignee).
 */
export function handOverVoucher(
  voucher: Voucher,
  { colleague, reason }: VoucherCommandOf<'handover'>,
  context: Context,
): Decision<VoucherEvent> {
  const member = memberFor(context.partner, colleague);
  const may = mayCommandCheck('handover', voucher, context);
  return when([may, colleagueCheck(colleague, member, context)], () => {
    if (member === undefined) return [];
    const assignee = assigneeFrom(member);
    return samePerson(voucher.assignee, assignee)
      ? []
      : [{ type: 'reassigned', assignee, ...(reason !== undefined && { reason }) }];
  });
}

function colleagueCheck(
  colleague: string,
  member: Member | undefined,
  { programme }: Context,
): Check {
  const met =
    member !== undefined &&
    mayAct({ kind: 'person', ...member }, 'reserve', programme, { assignee: member });
  const who = member === undefined ? colleague : coded('person', member.personId);
  return check('assignee-known', met, { colleague: who }, 'colleague');
}

function assigneeFrom(member: Member): Assignee {
  return {
    ...(isMet(member) && { personId: member.personId }),
    ...(member.email !== undefined && { email: member.email }),
    name: member.name,
  };
}
