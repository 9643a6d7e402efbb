import type { RolePolicy } from '../partner/actor.ts';
import type { Partner } from '../partner/partner.ts';
import { isIdentified } from '../partner/team.ts';
import type { Programme } from '../programme/definition.ts';
import type { OutboxIntent } from '../records/records.ts';

export type AdminRecipient = Pick<OutboxIntent, 'readerId' | 'readerEmail'>;

/** The admins: members with the right to settle parked events, and configured ones. */
export function adminRecipients(
  partner: Partner,
  programme: Programme,
  policy: RolePolicy,
): readonly AdminRecipient[] {
  const members = partner.members.filter((member) =>
    member.roles.some((role) => programme.permissions[role].any.includes('resolve-parked')),
  );
  const known = new Set(
    members.flatMap(({ personId, email }) => [personId, email?.toLowerCase() ?? personId]),
  );
  return [
    ...members.map((member): AdminRecipient =>
      isIdentified(member) ? { readerId: member.personId } : { readerEmail: member.email },
    ),
    ...policy.admins
      .filter((admin) => !known.has(admin))
      .map((admin): AdminRecipient =>
        admin.includes('@') ? { readerEmail: admin } : { readerId: admin },
      ),
  ];
}
