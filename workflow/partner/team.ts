import type { Role } from '../programme/definition.ts';
import type { Member, Partner } from './partner.ts';

const OBJECT_ID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/u;
const ADDRESS = /^[^\s@:]+@[^\s@.]+(?:\.[^\s@.]+)+$/u;

/** The member id of a person who has not used the bot yet. */
export const memberIdOfEmail = (address: string): string => `email:${address.toLowerCase()}`;

/** True if the object id of the member is known. */
export const isIdentified = (member: Pick<Member, 'personId'>): boolean =>
  !member.personId.startsWith('email:');

/** Finds a member by object id, member id or e-mail address. */
export function memberFor(partner: Partner, person: string): Member | undefined {
  const wanted = person.trim().toLowerCase();
  const address = wanted.replace(/^email:/u, '');
  return (
    partner.members.find((member) => member.personId === wanted) ??
    partner.members.find((member) => member.email?.toLowerCase() === address)
  );
}

/**
 * The id of the member, or a new one. Undefined if the text is neither an object id nor an e-mail
 * address.
 */
export function memberIdFor(partner: Partner, person: string): string | undefined {
  const known = memberFor(partner, person);
  if (known) return known.personId;
  const wanted = person.trim().toLowerCase();
  if (OBJECT_ID.test(wanted)) return wanted;
  const address = wanted.replace(/^email:/u, '');
  return ADDRESS.test(address) ? memberIdOfEmail(address) : undefined;
}

export const membersWith = (partner: Partner, role: Role): readonly Member[] =>
  partner.members.filter((member) => member.roles.includes(role));

export interface Grant {
  readonly personId: string;
  readonly name: string;
  readonly email?: string;
  readonly role: Role;
}

export function withRoleGranted(members: readonly Member[], grant: Grant): readonly Member[] {
  const { personId, name, email, role } = grant;
  const person = { personId, name, email };
  const before = members.find((member) => member.personId === person.personId);
  if (before === undefined) return [...members, { ...person, roles: [role] }];
  return members.map((member) =>
    member === before ? { ...member, ...person, roles: union(member.roles, [role]) } : member,
  );
}

/** Removes members without a role. */
export function withRoleWithdrawn(
  members: readonly Member[],
  { personId, role }: { readonly personId: string; readonly role: Role },
): readonly Member[] {
  return members
    .map((member) =>
      member.personId === personId
        ? { ...member, roles: member.roles.filter((held) => held !== role) }
        : member,
    )
    .filter((member) => member.roles.length > 0);
}

/** Merges the member granted by e-mail with the identified person; both keep their roles. */
export function withMemberIdentified(
  members: readonly Member[],
  identified: { readonly email: string; readonly personId: string; readonly name: string },
): { readonly members: readonly Member[]; readonly formerId: string } {
  const formerId = memberIdOfEmail(identified.email);
  const same = members.filter(
    (member) => member.personId === formerId || member.personId === identified.personId,
  );
  const { personId, name, email } = identified;
  const merged: Member = {
    personId,
    name,
    email,
    roles: same.reduce<readonly Role[]>((roles, member) => union(roles, member.roles), []),
  };
  return { members: [...members.filter((member) => !same.includes(member)), merged], formerId };
}

const union = (some: readonly Role[], more: readonly Role[]): readonly Role[] => [
  ...new Set([...some, ...more]),
];
