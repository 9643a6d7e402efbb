import { messageCard } from '../../../cards/chat/message-card.ts';
import { roleRequestCard } from '../../../cards/notices/role-request-card.ts';
import { allOf, coded } from '../../../workflow/kernel/facts.ts';
import { openRequest } from '../../../workflow/partner/commands/role-requests.ts';
import type { Context } from '../../../workflow/partner/context.ts';
import { grantingAction, mayEverAct } from '../../../workflow/partner/permissions.ts';
import { ROLES, type Role } from '../../../workflow/programme/definition.ts';
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

/** To the person who asked: the role they have now, or that the request was declined. */
export async function renderRoleAnswered(
  services: OutboxServices,
  { person }: Recipient,
  { tenantId, body: { about = 'decline', by } }: RowDocument,
): Promise<Message | undefined> {
  const { t, context } = await personalContext(services, tenantId, person, [by]);
  const isDeclined = about === 'decline';
  if (maySee(services, person, context.partner) === isDeclined) return undefined;
  const who = by?.kind === 'person' ? coded('person', by.personId) : '';
  const title = isDeclined ? 'notice.role-declined.title' : 'notice.role-granted.title';
  const text = isDeclined ? 'notice.role-declined.text' : 'notice.role-granted.text';
  const facts = { who, role: isDeclined ? '' : coded('role', about) };
  const card = messageCard(t, {
    title: t.text(title, facts),
    text: t.text(text, facts),
    actions: isDeclined ? ['help', 'language'] : ['next', 'vouchers', 'help'],
  });
  return { activity: cardActivity(card, t.plain(title, facts)) };
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
