import type { Role } from '../programme/definition.ts';
import type { FormerMember, Member, Partner } from './partner.ts';

const OBJECT_ID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/u;
const ADDRESS = /^[^\s@:]+@[^\s@.]+(?:\.[^\s@.]+)+$/u;

/** The member id of a person who has not used the bot yet. */
export const memberIdOfEmail = (address: string): string => `email:${address.toLowerCase()}`;

/** True if the object id of the member is known. */
export const isIdentified = (member: Pick<Member, 'personId'>): boolean =>
  !member.personId.startsWith('email:');

/** Finds a member by object id, member id or e-mail address. */
export const memberFor = ({ members }: Partner, person: string): Member | undefined =>
  personIn(members, person);

/** Finds a present or former member by object id, member id or e-mail address. */
export const presentOrFormer = (
  { members, formerMembers = [] }: Partner,
  person: string,
): FormerMember | undefined => personIn(members, person) ?? personIn(formerMembers, person);

/** The id of the present or former member that a form names by id or address. */
export const personIdOf = (partner: Partner, person: string): string =>
  presentOrFormer(partner, person)?.personId ?? person;

function personIn<Person extends FormerMember>(
  people: readonly Person[],
  person: string,
): Person | undefined {
  const wanted = person.trim().toLowerCase();
  const address = wanted.replace(/^email:/u, '');
  return (
    people.find(({ personId }) => personId === wanted) ??
    people.find(({ email }) => email?.toLowerCase() === address)
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

type Team = Pick<Partner, 'members' | 'formerMembers'>;

export function withRoleGranted({ members, formerMembers }: Team, grant: Grant): Team {
  const { personId, name, email, role } = grant;
  const person = { personId, name, email };
  const before = members.find((member) => member.personId === person.personId);
  if (before === undefined)
    return {
      members: [...members, { ...person, roles: [role] }],
      ...withoutFormer(formerMembers, personId),
    };
  return {
    members: members.map((member) =>
      member === before ? { ...member, ...person, roles: union(member.roles, [role]) } : member,
    ),
  };
}

/** A member without a role becomes a former one. */
export function withRoleWithdrawn(
  { members, formerMembers = [] }: Team,
  { personId, role }: { readonly personId: string; readonly role: Role },
): Team {
  const after = members.map((member) =>
    member.personId === personId
      ? { ...member, roles: member.roles.filter((held) => held !== role) }
      : member,
  );
  const left = after.find(({ roles }) => roles.length === 0);
  if (left === undefined) return { members: after };
  const { roles: _roles, ...former } = left;
  return {
    members: after.filter((member) => member !== left),
    formerMembers: [...formerMembers, former],
  };
}

/**
 * Merges the member granted by e-mail with the identified person; both keep their roles. A former
 * member is identified as well, so that records under either id name them.
 */
export function withMemberIdentified(
  { members, formerMembers }: Team,
  identified: { readonly email: string; readonly personId: string; readonly name: string },
): Team & { readonly formerId: string } {
  const formerId = memberIdOfEmail(identified.email);
  const same = members.filter(
    (member) => member.personId === formerId || member.personId === identified.personId,
  );
  const { personId, name, email } = identified;
  const roles = same.reduce<readonly Role[]>((all, member) => union(all, member.roles), []);
  return {
    members: [
      ...members.filter((member) => !same.includes(member)),
      { personId, name, email, roles },
    ],
    ...withoutFormer(formerMembers, personId, formerId),
    formerId,
  };
}

/** Removes people who have a role again; no field if there are no former members. */
function withoutFormer(
  formerMembers: readonly FormerMember[] | undefined,
  ...back: readonly string[]
): Pick<Partner, 'formerMembers'> {
  if (formerMembers === undefined) return {};
  return { formerMembers: formerMembers.filter(({ personId }) => !back.includes(personId)) };
}

const union = (some: readonly Role[], more: readonly Role[]): readonly Role[] => [
  ...new Set([...some, ...more]),
];
