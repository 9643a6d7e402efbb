import type { Actor, ActorReference, PersonActor } from './actor.ts';
import type { Partner } from './partner.ts';
import { check, type Check } from '../kernel/checks.ts';
import { anyOf, coded, type Fact } from '../kernel/facts.ts';
import type { Action, Programme, Role } from '../programme/definition.ts';

/** The voucher of an action, if any. */
export type Subject =
  | {
      readonly assignee: {
        readonly personId?: string;
        readonly email?: string;
        readonly name?: string;
      };
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
  if (mayItself(actor, action, programme, subject)) return true;
  return actor.covers !== undefined && coveredFor(actor, action, programme, subject) !== undefined;
}

function mayItself(
  actor: PersonActor,
  action: Action,
  programme: Programme,
  subject: Subject,
): boolean {
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

/** The absent person whose voucher or engagement it is, if a role extends the right to it. */
function coveredFor(
  { covers = [], roles }: PersonActor,
  action: Action,
  programme: Programme,
  subject: Subject,
): string | undefined {
  const whose = {
    assigned: subject?.assignee.personId,
    led: subject?.reservation?.consultant,
  };
  for (const role of roles) {
    const { covered, ...scopes } = programme.permissions[role];
    if (!covered.includes(action)) continue;
    for (const scope of ['assigned', 'led'] as const) {
      const person = whose[scope];
      if (person !== undefined && covers.includes(person) && scopes[scope].includes(action))
        return person;
    }
  }
  return undefined;
}

/** The absent person for whom the actor takes the action; undefined if it is their own right. */
export function actsFor(
  actor: Actor,
  action: Action,
  programme: Programme,
  subject: Subject,
): string | undefined {
  if (actor.kind !== 'person' || actor.covers === undefined) return undefined;
  return mayItself(actor, action, programme, subject)
    ? undefined
    : coveredFor(actor, action, programme, subject);
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

/** Admins named in a refusal. */
const NAMED_MAX = 3;

/**
 * The unmet check of a right: why the person lacks it, whose the voucher or the engagement is, and
 * the members who may do it anywhere, or without a role those who can grant one.
 */
export function missingRight(
  action: Action,
  context: { readonly actor: Actor; readonly programme: Programme; readonly partner: Partner },
  subject: Subject,
): Check {
  const { actor, partner, programme } = context;
  const reason = reasonFor(action, actor, programme, subject);
  const wanted = reason.why === 'none' ? 'grant-role' : action;
  const may = partner.members
    .filter((member) => mayActOnAny({ kind: 'person', ...member }, wanted, programme))
    .slice(0, NAMED_MAX)
    .map(({ personId }) => coded('person', personId));
  return check('may-act', false, {
    action: coded('action', action),
    ...reason,
    who: may.length === 0 ? '' : anyOf(may),
  });
}

/** `why`: `none`: no role · `assignee`, `lead`: theirs alone, named by `person` · `role`: another;
 * `person` has the voucher. */
function reasonFor(
  action: Action,
  actor: Actor,
  programme: Programme,
  subject: Subject,
): { readonly why: string; readonly person: Fact } {
  const roles = actor.kind === 'person' ? actor.roles : undefined;
  if (roles?.length === 0) return { why: 'none', person: '' };
  const granted = (roles ?? []).map((role) => programme.permissions[role]);
  if (subject !== undefined && granted.some(({ assigned }) => assigned.includes(action)))
    return { why: 'assignee', person: assigneeFact(subject) };
  if (subject !== undefined && granted.some(({ led }) => led.includes(action))) {
    const lead = subject.reservation?.consultant;
    return { why: 'lead', person: lead === undefined ? '' : coded('person', lead) };
  }
  return { why: 'role', person: subject === undefined ? '' : assigneeFact(subject) };
}

function assigneeFact({ assignee: { email, name, personId } }: NonNullable<Subject>): Fact {
  return personId === undefined ? (name ?? email ?? '') : coded('person', personId);
}

/** Admin roles need a right of their own (docs/programme-rules.md#roles-and-rights). */
export const grantingAction = (role: Role): Action =>
  role === 'global-admin' || role === 'partner-admin' ? 'grant-admin-role' : 'grant-role';
