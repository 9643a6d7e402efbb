import { parkedCard } from '../../cards/notices/parked-card.ts';
import { mayEverAct } from '../../workflow/partner/permissions.ts';
import { parkedId, voucherPartition, type Parked } from '../../workflow/records/records.ts';
import { cardActivity } from './card-activity.ts';
import type { RowDocument } from './outbox-rows.ts';
import { personalReadership } from './readership.ts';
import type { DeliveryServices } from './services.ts';
import type { Recipient } from './resolve-conversation.ts';
import type { Message } from './send-notice.ts';
import { withFooter } from './with-footer.ts';

/** What an admin is told of an event that waits for a decision; nothing when it was settled meanwhile. */
export async function renderParked(
  services: DeliveryServices,
  { person }: Recipient,
  { tenantId, body: { voucherId = '', about = '' } }: RowDocument,
): Promise<Message | undefined> {
  const { documents, reader, ids } = services;
  const partition = voucherPartition(tenantId, voucherId);
  const found = await documents.read<Parked>({ ...partition, id: parkedId(about) });
  if (found === undefined || found.body.settled) return undefined;
  const voucher = await reader.voucher(tenantId, voucherId);
  const { say, context } = await personalReadership(services, tenantId, person, []);
  if (!mayEverAct(context.actor, 'resolve-parked', context.programme)) return undefined;
  const view = { parked: found.body, voucher, remaining: 0, commandId: ids.next() };
  const card = withFooter(say, parkedCard(say, view));
  return { activity: cardActivity(card, say.plain('notice.event-parked.title')) };
}
