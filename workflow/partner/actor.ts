import type { Partner } from './partner.ts';
import type { Role } from '../programme/definition.ts';

export type ActorReference =
  | { readonly kind: 'person'; readonly personId: string }
  /** The customer's side, through the signed webhook. */
  | { readonly kind: 'customer' }
  /** Microsoft's payment tool, through the signed webhook. */
  | { readonly kind: 'microsoft' }
  /** The passing of time. */
  | { readonly kind: 'clock' }
  /** The desk itself, e.g. matching an e-mail address to a person of the roster. */
  | { readonly kind: 'desk' };

/** A person with the roles read from the store for this very action, or one of the outside kinds. */
export type Actor =
  | {
      readonly kind: 'person';
      readonly personId: string;
      readonly roles: readonly Role[];
      /** `email:<address>`, under which she was kept before she was met. */
      readonly formerId?: string;
    }
  | Exclude<ActorReference, { kind: 'person' }>;

type PersonActor = Extract<Actor, { readonly kind: 'person' }>;

/** Who is who before any role was granted. */
export interface RolePolicy {
  /** Object ids and e-mail addresses (lower case) that are global admins from the start. */
  readonly admins: readonly string[];
  /** Local mode without `admins`: a person without a stored role is a global admin. */
  readonly everyoneIsAdmin: boolean;
}

/** A person as the Teams roster and the token know her. */
export interface Person {
  readonly personId: string;
  /** From the roster, never typed. */
  readonly email?: string;
  readonly name?: string;
}

/** The person with the roles she holds now, also those granted to her address before she was met. */
export function personActor(person: Person, partner: Partner, policy: RolePolicy): PersonActor {
  const { personId, email } = person;
  return {
    kind: 'person',
    personId,
    roles: rolesOf(person, partner, policy),
    formerId: email === undefined ? undefined : `email:${email.toLowerCase()}`,
  };
}

function rolesOf(person: Person, partner: Partner, policy: RolePolicy): readonly Role[] {
  const address = person.email?.toLowerCase();
  const stored = partner.members.flatMap(({ personId, roles }) =>
    personId === person.personId || (address !== undefined && personId === `email:${address}`)
      ? roles
      : [],
  );
  const bootstrapped =
    policy.admins.includes(person.personId.toLowerCase()) ||
    (address !== undefined && policy.admins.includes(address));
  if (bootstrapped) return [...new Set<Role>(['global-admin', ...stored])];
  if (stored.length === 0 && policy.everyoneIsAdmin) return ['global-admin'];
  return [...new Set(stored)];
}
