import type { Actor, ActorReference, PersonActor } from './actor.ts';
import type { Action, Programme, Role } from '../programme/definition.ts';

/** The voucher of an action, if any. */
export type Subject =
  | {
      readonly assignee: { readonly personId?: string };
      readonly reservation?: { readonly consultant: string };
    }
  | undefined;

/**
 * True if one of the roles allows the action on this voucher, or in general without a voucher. Only
 * persons have rights; a command lists the other actors that may send it.
 */
export function mayAct(
  actor: Actor,
  action: Action,
  programme: Programme,
  subject: Subject,
): boolean {
  if (actor.kind !== 'person') return false;
  const isAssignee = isActor(actor, subject?.assignee.personId);
  const leads = isActor(actor, subject?.reservation?.consultant);
  for (const role of actor.roles) {
    const { any, assigned, led } = programme.permissions[role];
    if (any.includes(action)) return true;
    if (isAssignee && assigned.includes(action)) return true;
    if (leads && led.includes(action)) return true;
  }
  return false;
}

function isActor({ personId, formerId }: PersonActor, person: string | undefined): boolean {
  return person !== undefined && (person === personId || person === formerId);
}

/** True if the actor may take the action on every voucher, as admins may. */
export function mayActOnAny(actor: Actor, action: Action, programme: Programme): boolean {
  if (actor.kind !== 'person') return false;
  return actor.roles.some((role) => programme.permissions[role].any.includes(action));
}

/** True if the actor made the entry. */
export function isOwnEntry(actor: Actor, by: ActorReference): boolean {
  if (actor.kind !== 'person' || by.kind !== 'person') return false;
  return isActor(actor, by.personId);
}

/** True if the actor may take the action on any voucher at all; filters the help. */
export function mayEverAct(actor: Actor, action: Action, programme: Programme): boolean {
  if (actor.kind !== 'person') return false;
  for (const role of actor.roles) {
    const { any, assigned, led } = programme.permissions[role];
    if (any.includes(action) || assigned.includes(action) || led.includes(action)) return true;
  }
  return false;
}

/** Admin roles need a right of their own (docs/programme-rules.md#roles-and-rights). */
export const grantingAction = (role: Role): Action =>
  role === 'global-admin' || role === 'partner-admin' ? 'grant-admin-role' : 'grant-role';
