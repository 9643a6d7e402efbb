import { z } from 'zod';
import { check } from '../../kernel/checks.ts';
import type { Day } from '../../kernel/day.ts';
import { line } from '../../kernel/fields.ts';
import { ROLES } from '../../programme/definition.ts';
import type { Partner, RoleRequest } from '../partner.ts';
import { grantingAction } from '../permissions.ts';
import { memberFor } from '../team.ts';
import { command, event } from './command.ts';
import { grantRole } from './grant-role.ts';

/** Open requests of a partner: far more than colleagues who wait at a time. */
const OPEN_MAX = 200;

/** The request of the person that an admin has not answered. */
export const openRequest = (
  { roleRequests = [] }: Pick<Partner, 'roleRequests'>,
  personId: string,
): RoleRequest | undefined =>
  roleRequests.find((one) => one.personId === personId && one.declinedOn === undefined);

const without = ({ roleRequests = [] }: Partner, personId: string): readonly RoleRequest[] =>
  roleRequests.filter((one) => one.personId !== personId);

/**
 * Asks the admins for a role: a person without one for themselves, or the desk for an assignee
 * without one. Nothing changes while a request is open, and on the day on which one was declined.
 */
export const askForRole = command({
  schema: z.object({ person: line, personName: line, email: line.optional() }),
  from: ['person', 'desk'],
  actions: () => [],
  emits({ email, person, personName: name }, { actor, partner, now, today }) {
    const personId = actor.kind === 'person' ? actor.personId : person;
    const { roleRequests = [] } = partner;
    const hasRole = actor.kind === 'person' ? actor.roles.length > 0 : memberFor(partner, personId);
    const last = roleRequests.find((one) => one.personId === personId);
    const isOpen = last !== undefined && (last.declinedOn ?? today) >= today;
    const open = roleRequests.filter(({ declinedOn }) => declinedOn === undefined);
    if (hasRole || isOpen || open.length >= OPEN_MAX) return [];
    return [{ type: 'role-requested', personId, name, ...(email && { email }), at: now }];
  },
  events: {
    'role-requested': event<Omit<RoleRequest, 'declinedOn'>>({
      evolve: (partner, { at, email, name, personId }) => ({
        roleRequests: [
          ...without(partner, personId),
          { personId, name, ...(email && { email }), at },
        ],
      }),
      facts: ({ name }) => ({ person: name }),
    }),
    'role-declined': event<{
      readonly personId: string;
      readonly name: string;
      readonly on: Day;
    }>({
      evolve: (partner, { on, personId }) => ({
        roleRequests: (partner.roleRequests ?? []).map((one) =>
          one.personId === personId ? { ...one, declinedOn: on } : one,
        ),
      }),
      facts: ({ name }) => ({ person: name }),
    }),
  },
});

/**
 * Grants the role that an open request is answered with, or declines it. The desk declines the request
 * of a person whose data is erased.
 */
export const answerRoleRequest = command({
  schema: z.object({
    person: line,
    /** The time of the request: an old card cannot answer a later one. */
    request: line,
    answer: z.enum([...ROLES, 'decline']),
  }),
  from: ['person', 'desk'],
  actions: ({ answer }) => [answer === 'decline' ? 'grant-role' : grantingAction(answer)],
  checks: ({ person, request }, { partner }) => [
    check('card-current', openRequest(partner, person)?.at === request),
  ],
  emits({ answer, person }, { partner, today: on }) {
    const asked = openRequest(partner, person);
    if (asked === undefined) return [];
    const { email, name, personId } = asked;
    return answer === 'decline'
      ? [{ type: 'role-declined', personId, name, on }]
      : [{ type: 'role-granted', personId, name, email, role: answer }];
  },
  events: { ...askForRole.events, ...grantRole.events },
});
