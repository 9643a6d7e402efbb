import type { Actor } from './actor.ts';
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
  const isActor = (personId: string | undefined): boolean =>
    personId !== undefined && (personId === actor.personId || personId === actor.formerId);
  return actor.roles.some((role) => {
    const rights = programme.permissions[role];
    return (
      rights.any.includes(action) ||
      (rights.assigned.includes(action) && isActor(subject?.assignee.personId)) ||
      (rights.led.includes(action) && isActor(subject?.reservation?.consultant))
    );
  });
}

/** True if the actor may take the action on any voucher at all; filters the help. */
export function mayEverAct(actor: Actor, action: Action, programme: Programme): boolean {
  if (actor.kind !== 'person') return false;
  return actor.roles.some((role) => {
    const rights = programme.permissions[role];
    return [...rights.any, ...rights.assigned, ...rights.led].includes(action);
  });
}

/** Admin roles need a right of their own (docs/programme-rules.md#roles-and-rights). */
export const grantingAction = (role: Role): Action =>
  role === 'global-admin' || role === 'partner-admin' ? 'grant-admin-role' : 'grant-role';
