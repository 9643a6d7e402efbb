import { messageCard } from '../../../cards/chat/message-card.ts';
import { requestRow } from '../../../cards/notices/role-request-card.ts';
import { openRequest } from '../../../workflow/partner/commands/role-requests.ts';
import type { Partner } from '../../../workflow/partner/partner.ts';
import { mayEverAct } from '../../../workflow/partner/permissions.ts';
import { isReachable } from '../../../workflow/people/contact-update.ts';
import { cardActivity } from '../rendering/card-activity.ts';
import { batchWith } from '../rendering/batch-with.ts';
import type { RowDocument } from '../queue/outbox-rows.ts';
import { personalContext } from '../rendering/render-context.ts';
import type { OutboxServices } from '../queue/services.ts';
import { grantable } from './render-role-notices.ts';
import type { Recipient } from './resolve-conversation.ts';
import type { Message } from './send-notice.ts';
import { withFooter } from '../rendering/with-footer.ts';
import { maySee } from '../rendering/without-role.ts';

/** One card for all recipients whose notices wait; undefined if none do any more. */
export async function renderUnreached(
  services: OutboxServices,
  { person }: Recipient,
  row: RowDocument,
): Promise<Message | undefined> {
  const { t, context } = await personalContext(services, row.tenantId, person, []);
  const { actor, partner, programme } = context;
  if (!mayEverAct(actor, 'resolve-parked', programme)) return undefined;
  const also = await batchWith(services, person.personId, row);
  const rows = [row, ...also];
  const found = await Promise.all(rows.map((one) => reasonToWait(services, one, partner)));
  const vouchersOf = (reason: Reason): readonly string[] => {
    const ids = rows.flatMap(({ body }, at) =>
      found[at] === reason ? (body.voucherId ?? []) : [],
    );
    return [...new Set(ids)].toSorted();
  };
  const reasons = REASONS.filter((reason) => vouchersOf(reason).length > 0);
  const [first] = reasons;
  if (first === undefined) return undefined;
  const factsOf = (reason: Reason) => {
    const vouchers = vouchersOf(reason);
    return { count: vouchers.length, vouchers: vouchers.join(', ') };
  };
  const [only, ...more] = reasons.flatMap(vouchersOf);
  const helps = first === 'no-role' ? (['grant-role'] as const) : [];
  const asking = new Set(
    rows.flatMap(({ aggregateId }, at) => (found[at] === 'no-role' ? [personOf(aggregateId)] : [])),
  );
  const roles = grantable(context);
  const requests = [...asking]
    .flatMap((personId) => openRequest(partner, personId) ?? [])
    .slice(0, REQUESTS_MAX)
    .map((request) => requestRow(t, { request, roles, commandId: services.ids.next() }));
  const card = messageCard(t, {
    title: t.text(`notice.${first}.title`, factsOf(first)),
    text: reasons.map((reason) => t.text(`notice.${reason}.text`, factsOf(reason))).join('\n\n'),
    rows: requests,
    ...(more.length === 0
      ? { actions: [...helps, 'handover', 'status'], voucherId: only }
      : { actions: [...helps, 'vouchers'] }),
  });
  const summary = t.plain(`notice.${first}.title`, factsOf(first));
  return { activity: cardActivity(withFooter(t, card), summary), also };
}

/** People with buttons of their own on one card. */
const REQUESTS_MAX = 5;

const personOf = (aggregateId: string): string => aggregateId.replace(/^person:/u, '');

const REASONS = ['reader-unknown', 'no-role'] as const;
type Reason = (typeof REASONS)[number];

/** Reason for which a recipient's notices wait; undefined if they no longer do. */
async function reasonToWait(
  services: OutboxServices,
  { tenantId, aggregateId }: RowDocument,
  partner: Partner,
): Promise<Reason | undefined> {
  const { people } = services;
  // The row is stored in the partition of the person or e-mail address that it reports.
  const [by, ...rest] = aggregateId.split(':');
  const name = rest.join(':');
  const person = await (by === 'email'
    ? people.byEmail(tenantId, name)
    : people.find(tenantId, name));
  if (person === undefined || !isReachable(person)) return 'reader-unknown';
  return maySee(services, person, partner) ? undefined : 'no-role';
}
