import { z } from 'zod';
import { check } from '../kernel/checks.ts';
import { coded } from '../kernel/facts.ts';
import { line, optionalParagraph } from '../kernel/fields.ts';
import type { Member } from '../partner/partner.ts';
import { mayAct } from '../partner/permissions.ts';
import { isIdentified, memberFor } from '../partner/team.ts';
import { samePerson } from '../voucher/assignee.ts';
import type { Assignee } from '../voucher/voucher.ts';
import { reassigned } from './reassign.ts';
import { step } from './step.ts';

/**
 * A colleague takes the voucher over, e.g. during a holiday; the role must allow them to continue
 * it (docs/programme-rules.md#assignee).
 */
export const handover = step({
  schema: z.object({ colleague: line, reason: optionalParagraph }),
  right: 'handover',
  from: ['person'],
  states: ['assigned', 'reserved', 'reported', 'redeemed'],
  inAnyOrder: true,
  offered: ({ payment }) => payment?.status !== 'paid' && 'also',
  checks(_voucher, { colleague }, { partner, programme }) {
    const member = memberFor(partner, colleague);
    const met =
      member !== undefined &&
      mayAct({ kind: 'person', ...member }, 'reserve', programme, { assignee: member });
    const colleagueFact = member === undefined ? colleague : coded('person', member.personId);
    return [check('assignee-known', met, { colleague: colleagueFact }, 'colleague')];
  },
  emits(voucher, { colleague, reason }, { partner }) {
    const member = memberFor(partner, colleague);
    if (member === undefined) return [];
    const assignee = assigneeFrom(member);
    return samePerson(voucher.assignee, assignee) ? [] : [{ type: 'reassigned', assignee, reason }];
  },
  events: { reassigned },
});

function assigneeFrom(member: Member): Assignee {
  const { email, name, personId } = member;
  return { personId: isIdentified(member) ? personId : undefined, email, name };
}
