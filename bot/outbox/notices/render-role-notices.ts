import { messageCard } from '../../../cards/chat/message-card.ts';
import { roleRequestCard } from '../../../cards/notices/role-request-card.ts';
import type { Verb } from '../../../cards/kit/form-actions.ts';
import { allOf, coded, type Fact } from '../../../workflow/kernel/facts.ts';
import { openRequest } from '../../../workflow/partner/commands/role-requests.ts';
import type { Context } from '../../../workflow/partner/context.ts';
import { grantingAction, mayEverAct } from '../../../workflow/partner/permissions.ts';
import { ROLES, type Action, type Role } from '../../../workflow/programme/definition.ts';
import { personActor, type RolePolicy } from '../../../workflow/partner/actor.ts';
import { ROLE_CHANGES } from '../../../workflow/notices/outbox.ts';
import type { NoticeKind } from '../../../workflow/records/records.ts';
import { batchWith } from '../rendering/batch-with.ts';
import { cardActivity } from '../rendering/card-activity.ts';
import { personalContext } from '../rendering/render-context.ts';
import { maySee } from '../rendering/without-role.ts';
import type { RowDocument } from '../queue/outbox-rows.ts';
import type { OutboxServices } from '../queue/services.ts';
import type { Recipient } from './resolve-conversation.ts';
import type { Message } from './send-notice.ts';

/** To an admin: a person asks for a role. Undefined if the request was answered. */
export async function renderRoleRequested(
  services: OutboxServices,
  { person }: Recipient,
  { tenantId, body: { about = '' } }: RowDocument,
): Promise<Message | undefined> {
  const { t, context } = await personalContext(services, tenantId, person, []);
  const request = openRequest(context.partner, about);
  const roles = grantable(context);
  if (request === undefined || roles.length === 0) return undefined;
  const card = roleRequestCard(t, { request, roles, commandId: services.ids.next() });
  return {
    activity: cardActivity(card, t.plain('role-request.title', { name: request.name })),
  };
}

/** The roles that the recipient may grant. */
export const grantable = ({ actor, programme }: Context): readonly Role[] =>
  ROLES.filter((role) => mayEverAct(actor, grantingAction(role), programme));

/**
 * One notice of all queued changes of the recipient's roles: what they have now and can do with it,
 * what they no longer have, or that their request was declined. Changes that cancelled each other
 * are dropped unsent.
 */
export async function renderRoleChanges(
  services: OutboxServices,
  { person }: Recipient,
  row: RowDocument,
): Promise<Message> {
  const { personId, email } = person;
  const also = await batchWith(services, personId, row, ROLE_CHANGES);
  const rows = [row, ...also].toSorted((one, other) =>
    one.body.createdAt.localeCompare(other.body.createdAt),
  );
  const { by = { kind: 'desk' } } = rows.at(-1)?.body ?? {};
  const { t, context } = await personalContext(services, row.tenantId, person, [by]);
  const held = personActor({ personId, email }, context.partner, EXPLICIT).roles;
  /** The roles whose first queued change is of this kind. */
  const firstIs = (kind: NoticeKind): readonly Role[] =>
    ROLES.filter((role) => rows.find(({ body: { about } }) => about === role)?.body.kind === kind);
  const granted = firstIs('role-answered').filter((role) => held.includes(role));
  const withdrawn = firstIs('role-withdrawn').filter((role) => !held.includes(role));
  const isDeclined = held.length === 0 && rows.some(({ body: { about } }) => about === 'decline');
  const facts = {
    who: by.kind === 'person' ? coded('person', by.personId) : '',
    roles: rolesFact(granted.length > 0 ? granted : withdrawn),
    count: granted.length > 0 ? granted.length : withdrawn.length,
    left: held.length === 0 ? '' : rolesFact(held),
  };
  const show = (kind: 'granted' | 'withdrawn' | 'declined', actions: readonly Verb[]): Message => {
    const title = t.text(`notice.role-${kind}.title`, facts);
    const card = messageCard(t, {
      title,
      text: t.text(`notice.role-${kind}.text`, facts),
      actions,
    });
    return { activity: cardActivity(card, t.plain(`notice.role-${kind}.title`, facts)), also };
  };
  if (granted.length > 0) return show('granted', possibleFor(context));
  if (withdrawn.length > 0)
    return show('withdrawn', held.length === 0 ? ['ask-for-role', 'help'] : possibleFor(context));
  return isDeclined ? show('declined', ['help', 'language']) : { also };
}

/** Roles of the stored members alone. */
const EXPLICIT: RolePolicy = { admins: [], everyoneIsAdmin: false };

const rolesFact = (roles: readonly Role[]): Fact => allOf(roles.map((role) => coded('role', role)));

/** The first commands of a person with a new role, and the right that each needs. */
const FIRST_COMMANDS = [
  ['register', 'register'],
  ['report', 'report'],
  ['team', 'grant-role'],
  ['eligibility', 'record-eligibility'],
] as const satisfies readonly (readonly [Verb, Action])[];

function possibleFor({ actor, programme }: Context): readonly Verb[] {
  const possible = FIRST_COMMANDS.filter(([, right]) => mayEverAct(actor, right, programme));
  return ['next', 'vouchers', ...possible.map(([verb]) => verb), 'help'];
}

/** To an assignee without a role, without any data of the voucher but that there is one. */
export async function renderRoleMissing(
  services: OutboxServices,
  { person }: Recipient,
  { tenantId }: RowDocument,
): Promise<Message | undefined> {
  const { t, context } = await personalContext(services, tenantId, person, []);
  const { partner } = context;
  if (maySee(services, person, partner)) return undefined;
  const admins = partner.members
    .filter(({ roles }) =>
      roles.some((role) => role === 'global-admin' || role === 'partner-admin'),
    )
    .slice(0, 3)
    .map(({ personId }) => coded('person', personId));
  const who = admins.length === 0 ? '' : allOf(admins);
  const card = messageCard(t, {
    title: t.text('notice.role-missing.title'),
    text: t.text('notice.role-missing.text', { who }),
    actions: ['help', 'language'],
  });
  return { activity: cardActivity(card, t.plain('notice.role-missing.title')) };
}
