import { z } from 'zod';
import { email, line } from '../../kernel/fields.ts';
import type { Person } from '../actor.ts';
import type { Partner } from '../partner.ts';
import { memberIdOfEmail, withMemberIdentified } from '../team.ts';
import { command, event, evolveWith, type EventOf } from './command.ts';

/** A member who was granted a role by e-mail address. */
interface IdentifiedMember {
  readonly email: string;
  readonly personId: string;
  readonly name: string;
}

const events = {
  'member-identified': event<IdentifiedMember>({
    evolve(partner, identified) {
      const { formerId, ...changes } = withMemberIdentified(partner, identified);
      return {
        ...changes,
        assessments: partner.assessments.map((passed) =>
          passed.consultant === formerId ? { ...passed, consultant: identified.personId } : passed,
        ),
      };
    },
    facts: ({ name, email }) => ({ person: name, email }),
  }),
};

/**
 * Merges the member granted by address with the one known by object id, under the roster's name.
 * Sent by the desk once the roster has both.
 */
export const identifyMember = command({
  schema: z.object({ personId: line, email, personName: line }),
  from: ['desk'],
  actions: () => ['grant-role'],
  emits: ({ personId, email, personName: name }, { partner }) =>
    identified(partner, { personId, email, name }).events,
  events,
});

/** The partner with the person identified, and the events for it: none if nothing changes. */
export function identified(
  partner: Partner,
  person: Person | undefined,
): { readonly partner: Partner; readonly events: readonly EventOf<typeof events>[] } {
  const { personId, email, name } = person ?? {};
  if (personId === undefined || email === undefined) return { partner, events: [] };
  const invited = partner.members.find((member) => member.personId === memberIdOfEmail(email));
  const known = partner.members.find((member) => member.personId === personId);
  const newName = name ?? known?.name ?? invited?.name ?? email;
  const isOutdated = known !== undefined && (known.name !== newName || known.email !== email);
  if (invited === undefined && !isOutdated) return { partner, events: [] };
  const found = { type: 'member-identified', email, personId, name: newName } as const;
  return { partner: evolveWith(events)(partner, found), events: [found] };
}
