import { z } from 'zod';
import { check } from '../../kernel/checks.ts';
import { coded } from '../../kernel/facts.ts';
import { line } from '../../kernel/fields.ts';
import { ROLES, type Role } from '../../programme/definition.ts';
import type { Member, Partner } from '../partner.ts';
import { grantingAction } from '../permissions.ts';
import {
  isIdentified,
  memberFor,
  membersWith,
  presentOrFormer,
  withRoleWithdrawn,
} from '../team.ts';
import { command, event, type CommandContext } from './command.ts';
import { identified, identifyMember } from './identify-member.ts';

/**
 * Withdraws a role. The last global admin keeps it, so that somebody can grant roles. Only stored
 * members count: the operator can change `ADMINS` at any time. The desk withdraws all roles of a
 * person whose data is erased.
 */
export const withdrawRole = command({
  schema: z.object({ person: line, role: z.enum(ROLES) }),
  from: ['person', 'desk'],
  actions: ({ role }) => [grantingAction(role)],
  checks(input, context) {
    const { person, role } = input;
    const { member, partner } = target(input, context);
    if (!member?.roles.includes(role)) {
      const known = member ?? presentOrFormer(partner, person);
      const holder = known ? coded('person', known.personId) : person;
      return [check('role-held', false, { person: holder, role: coded('role', role) }, 'person')];
    }
    if (role !== 'global-admin') return [];
    const { name } = member;
    return [check('last-global-admin-stays', leavesAnAdmin(partner, member), { name }, 'role')];
  },
  emits(input, context) {
    const { member, events } = target(input, context);
    if (member === undefined) return events;
    return [...events, { type: 'role-withdrawn', personId: member.personId, role: input.role }];
  },
  events: {
    ...identifyMember.events,
    'role-withdrawn': event<{ readonly personId: string; readonly role: Role }>({
      evolve: withRoleWithdrawn,
      facts: ({ personId, role }) => ({
        person: coded('person', personId),
        role: coded('role', role),
      }),
    }),
  },
});

function target({ person }: { readonly person: string }, context: CommandContext) {
  const { rosterPerson } = context;
  const { partner, events } = identified(context.partner, rosterPerson);
  return { partner, events, member: memberFor(partner, rosterPerson?.personId ?? person) };
}

/** An admin who has never used the bot does not replace the last one who has. */
function leavesAnAdmin(partner: Partner, leaving: Member): boolean {
  const others = membersWith(partner, 'global-admin').filter((one) => one !== leaving);
  return isIdentified(leaving) ? others.some(isIdentified) : others.length > 0;
}
