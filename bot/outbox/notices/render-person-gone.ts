import { personGoneCard } from '../../../cards/notices/person-gone-card.ts';
import { mayActOnAny } from '../../../workflow/partner/permissions.ts';
import { personPartition, stateKey, type PersonRecord } from '../../../workflow/records/records.ts';
import type { RowDocument } from '../queue/outbox-rows.ts';
import type { OutboxServices } from '../queue/services.ts';
import { cardActivity } from '../rendering/card-activity.ts';
import { personalContext } from '../rendering/render-context.ts';
import type { Recipient } from './resolve-conversation.ts';
import type { Message } from './send-notice.ts';

/** To an admin; undefined if the person is back, or holds no open voucher any more. */
export async function renderPersonGone(
  services: OutboxServices,
  { person }: Recipient,
  { tenantId, body: { about: gone = '' } }: RowDocument,
): Promise<Message | undefined> {
  const { documents, reader } = services;
  const key = stateKey(personPartition(tenantId, gone));
  const record = (await documents.read<PersonRecord>(key))?.body;
  const count = await reader.countVouchers(tenantId, { open: true, assigneeId: gone });
  if (record?.reference?.gone !== true || count === 0) return undefined;
  const { t, context } = await personalContext(services, tenantId, person, [{ personId: gone }]);
  if (!mayActOnAny(context.actor, 'handover', context.programme)) return undefined;
  const { card, summary } = personGoneCard(t, { personId: gone, count });
  return { activity: cardActivity(card, summary) };
}
