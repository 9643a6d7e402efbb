import type { Actor } from './actor.ts';
import type { Action, Programme, Role } from '../programme/definition.ts';

/** What an action is about, as far as permissions look at it. */
export type Subject =
  | {
      readonly assignee: { readonly personId?: string };
      readonly reservation?: { readonly consultant: string };
    }
  | undefined;

/**
 * Whether the actor may do it: the union of what her roles allow, on this voucher or, without one,
 * at all. The outside kinds hold no rights; each has commands of its own, which the rules let through.
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

/** Whether the actor may do it on some voucher: what `help` shows. */
export function mayEverAct(actor: Actor, action: Action, programme: Programme): boolean {
  if (actor.kind !== 'person') return false;
  return actor.roles.some((role) => {
    const rights = programme.permissions[role];
    return [...rights.any, ...rights.assigned, ...rights.led].includes(action);
  });
}

/**
 * Granting and withdrawing admin roles is a right of its own
 * (docs/programme-rules.md#roles-and-rights).
 */
export const grantingAction = (role: Role): Action =>
  role === 'global-admin' || role === 'partner-admin' ? 'grant-admin-role' : 'grant-role';
