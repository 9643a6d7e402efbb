import { z } from 'zod';
import { check, type Check } from '../kernel/checks.ts';
import { coded } from '../kernel/facts.ts';
import { line, optionalLine, optionalParagraph } from '../kernel/fields.ts';
import type { Context } from '../partner/context.ts';
import type { Member } from '../partner/partner.ts';
import { mayAct } from '../partner/permissions.ts';
import { isIdentified, memberFor, presentOrFormer } from '../partner/team.ts';
import { assigneeFact, samePerson } from '../voucher/assignee.ts';
import type { Assignee, Voucher } from '../voucher/voucher.ts';
import { reassigned } from './reassign.ts';
import { step } from './step.ts';

/**
 * A colleague takes the voucher over, e.g. during a holiday; the role must allow them to continue
 * it (docs/programme-rules.md#assignee).
 */
export const handover = step({
  schema: z.object({
    colleague: line,
    reason: optionalParagraph,
    /** The assignee known to the sender, object id or address: another one keeps the voucher. */
    from: optionalLine,
  }),
  right: 'handover',
  from: ['person'],
  states: ['assigned', 'reserved', 'reported', 'redeemed'],
  inAnyOrder: true,
  offered: ({ payment }) => payment?.status !== 'paid' && 'also',
  checks: (voucher, { colleague, from }, context) => [
    ...(from === undefined ? [] : ownershipChecks(voucher, from, context)),
    colleagueCheck(colleague, context),
  ],
  forSeveral: () => [],
  emits(voucher, { colleague, reason }, { partner }) {
    const member = memberFor(partner, colleague);
    if (member === undefined) return [];
    const assignee = assigneeFrom(member);
    return samePerson(voucher.assignee, assignee) ? [] : [{ type: 'reassigned', assignee, reason }];
  },
  events: { reassigned },
});

/** It is still the expected assignee's, who has not continued it since it was given away. */
function ownershipChecks(voucher: Voucher, from: string, context: Context): readonly Check[] {
  const { assignee } = voucher;
  const { actor, programme, takesBack } = context;
  const address = from.toLowerCase().replace(/^email:/u, '');
  const isSame = assignee.personId === from || assignee.email?.toLowerCase() === address;
  const facts = { assignee: assigneeFact(assignee) };
  const unchanged = check('assignee-unchanged', isSame, facts);
  if (!isSame || takesBack === undefined || mayAct(actor, 'handover', programme, voucher))
    return [unchanged];
  return [unchanged, check('not-continued', takesBack.isLast, facts)];
}

/** The colleague is in the team and could continue a voucher of their own. */
export function colleagueCheck(
  colleague: string,
  { partner, programme }: Pick<Context, 'partner' | 'programme'>,
): Check {
  const member = memberFor(partner, colleague);
  const met =
    member !== undefined &&
    mayAct({ kind: 'person', ...member }, 'reserve', programme, { assignee: member });
  // Somebody who has left is named, too.
  const known = member ?? presentOrFormer(partner, colleague);
  const who = known === undefined ? colleague : coded('person', known.personId);
  return check('assignee-known', met, { colleague: who }, 'colleague');
}

export function assigneeFrom(member: Member): Assignee {
  const { email, name, personId } = member;
  return { personId: isIdentified(member) ? personId : undefined, email, name };
}
