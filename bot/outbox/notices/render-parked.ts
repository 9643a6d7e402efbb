import { parkedCard } from '../../../cards/notices/parked-card.ts';
import { mayEverAct } from '../../../workflow/partner/permissions.ts';
import { parkedId, voucherPartition, type Parked } from '../../../workflow/records/records.ts';
import { cardActivity } from '../rendering/card-activity.ts';
import type { RowDocument } from '../queue/outbox-rows.ts';
import { personalContext } from '../rendering/render-context.ts';
import type { OutboxServices } from '../queue/services.ts';
import type { Recipient } from './resolve-conversation.ts';
import type { Message } from './send-notice.ts';
import { withFooter } from '../rendering/with-footer.ts';

/** Notice to an admin about a parked event; undefined if the event was resolved. */
export async function renderParked(
  services: OutboxServices,
  { person }: Recipient,
  { tenantId, body: { voucherId = '', about = '' } }: RowDocument,
): Promise<Message | undefined> {
  const { documents, reader, ids } = services;
  const partition = voucherPartition(tenantId, voucherId);
  const found = await documents.read<Parked>({ ...partition, id: parkedId(about) });
  if (found === undefined || found.body.settled) return undefined;
  const voucher = await reader.voucher(tenantId, voucherId);
  const { t, context } = await personalContext(services, tenantId, person, [found.body, voucher]);
  if (!mayEverAct(context.actor, 'resolve-parked', context.programme)) return undefined;
  const view = { parked: found.body, voucher, remaining: 0, commandId: ids.next() };
  const card = withFooter(t, parkedCard(t, view));
  return { activity: cardActivity(card, t.plain('notice.event-parked.title')) };
}
