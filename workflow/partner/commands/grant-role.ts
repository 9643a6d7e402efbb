import { z } from 'zod';
import { check } from '../../kernel/checks.ts';
import { coded } from '../../kernel/facts.ts';
import { LIMITS, line } from '../../kernel/fields.ts';
import { ROLES } from '../../programme/definition.ts';
import type { Actor } from '../actor.ts';
import { grantingAction } from '../permissions.ts';
import { memberFor, memberIdFor, withRoleGranted, type Grant } from '../team.ts';
import { command, event } from './command.ts';
import { identified, identifyMember } from './identify-member.ts';

/** True if the actor would lose the role they have only while they have no stored one. */
const loses = (actor: Actor, { personId, role }: Grant): boolean =>
  actor.kind === 'person' &&
  actor.isAdminByDefault === true &&
  role !== 'global-admin' &&
  (personId === actor.personId || personId === actor.formerId);

const keptAdmin = <One extends Grant>(granted: One): One => ({ ...granted, role: 'global-admin' });

/**
 * Grants a role. Name and e-mail address of the roster win over the typed ones; a person known only
 * by address is stored under it until they first use the bot.
 */
export const grantRole = command({
  schema: z.object({
    /** An object id or an e-mail address. */
    person: line,
    role: z.enum(ROLES),
    personName: z.string().trim().max(LIMITS.line).optional(),
  }),
  actions: ({ role }) => [grantingAction(role)],
  checks({ person }, { partner, rosterPerson }) {
    const personId = rosterPerson?.personId ?? memberIdFor(partner, person);
    return [check('person-known', personId !== undefined, { person }, 'person')];
  },
  emits({ person, role, personName }, { actor, partner: before, rosterPerson }) {
    const { partner, events } = identified(before, rosterPerson);
    const personId = rosterPerson?.personId ?? memberIdFor(partner, person);
    const member = personId === undefined ? undefined : memberFor(partner, personId);
    if (personId === undefined || member?.roles.includes(role)) return events;
    const address = personId.startsWith('email:') ? personId.slice('email:'.length) : undefined;
    const email = rosterPerson?.email ?? member?.email ?? address;
    const typed = personName === '' ? undefined : personName;
    const name = rosterPerson?.name ?? member?.name ?? typed ?? email ?? personId;
    const granted = { type: 'role-granted' as const, personId, name, email, role };
    return [...events, ...(loses(actor, granted) ? [keptAdmin(granted)] : []), granted];
  },
  events: {
    ...identifyMember.events,
    'role-granted': event<Grant>({
      evolve: (partner, grant) => ({
        ...withRoleGranted(partner, grant),
        ...(partner.roleRequests && {
          roleRequests: partner.roleRequests.filter(({ personId }) => personId !== grant.personId),
        }),
      }),
      facts: ({ name, role }) => ({ person: name, role: coded('role', role) }),
    }),
  },
});
