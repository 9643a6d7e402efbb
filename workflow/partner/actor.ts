import type { Partner } from './partner.ts';
import type { Role } from '../programme/definition.ts';

export type ActorReference =
  | {
      readonly kind: 'person';
      readonly personId: string;
      /** At the time of the event; absent in notices and in histories of earlier builds. */
      readonly name?: string;
      /** The absent person for whom they acted; set only if their own rights did not suffice. */
      readonly onBehalfOf?: { readonly personId: string; readonly name?: string };
    }
  /** Sends signed webhook events. */
  | { readonly kind: 'customer' }
  /** The payment tool; sends signed webhook events. */
  | { readonly kind: 'microsoft' }
  /** The daily job. */
  | { readonly kind: 'clock' }
  /** The desk itself, e.g. after the roster has resolved an e-mail address. */
  | { readonly kind: 'desk' };

/** A person with the roles that the store has at the time of the request, or another actor. */
export type Actor =
  | {
      readonly kind: 'person';
      readonly personId: string;
      readonly roles: readonly Role[];
      /** `email:<address>`: the member id until the person first used the bot. */
      readonly formerId?: string;
      /** Ids of the absent people whom they cover now; see people/absence.ts. */
      readonly covers?: readonly string[];
      /** A global admin only while no role is stored; see `everyoneIsAdmin`. */
      readonly isAdminByDefault?: true;
    }
  | Exclude<ActorReference, { kind: 'person' }>;

export type PersonActor = Extract<Actor, { readonly kind: 'person' }>;

/** Roles that do not depend on stored grants. */
export interface RolePolicy {
  /** Object ids and e-mail addresses (lower case) of permanent global admins. */
  readonly admins: readonly string[];
  /** Local mode without `admins`: a person without a stored role is a global admin. */
  readonly everyoneIsAdmin: boolean;
}

/** A person according to the Teams roster and the token. */
export interface Person {
  readonly personId: string;
  /** From the roster, never typed. */
  readonly email?: string;
  readonly name?: string;
  /** Ids of the absent people whom they cover now; absent: none. */
  readonly covers?: readonly string[];
}

/** The person with all current roles, those granted to their e-mail address included. */
export function personActor(
  { covers, email, personId }: Person,
  partner: Partner,
  policy: RolePolicy,
): PersonActor {
  const address = email?.toLowerCase();
  const formerId = address === undefined ? undefined : `email:${address}`;
  const isPermanentAdmin =
    policy.admins.includes(personId.toLowerCase()) ||
    (address !== undefined && policy.admins.includes(address));
  const roles = new Set<Role>(isPermanentAdmin ? ['global-admin'] : []);
  for (const member of partner.members)
    if (member.personId === personId || member.personId === formerId)
      for (const role of member.roles) roles.add(role);
  const isAdminByDefault = roles.size === 0 && policy.everyoneIsAdmin;
  if (isAdminByDefault) roles.add('global-admin');
  return {
    ...{ kind: 'person', personId, roles: [...roles], formerId },
    ...(covers && { covers }),
    ...(isAdminByDefault && { isAdminByDefault }),
  };
}
