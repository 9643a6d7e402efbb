import type { Card } from '../../cards/card.ts';
import { messageCard } from '../../cards/message-card.ts';
import { parkedCard } from '../../cards/parked-card.ts';
import type { Speaker } from '../../locales/speaker.ts';
import { isReachable } from '../../workflow/people/sighting.ts';
import { parkedId, voucherPartition, type OutboxRow, type Parked } from '../../workflow/records.ts';
import { cardActivity } from './card-activity.ts';
import type { RowDocument } from './outbox-rows.ts';
import { personalReadership } from './readership.ts';
import type { DeliveryServices } from './services.ts';
import type { Message, Reached } from './tell-person.ts';

export type AdminNoticeKind = 'event-parked' | 'reader-unknown';

/** What an admin is told of the desk's own work; nothing when it has settled itself meanwhile. */
export async function renderAdminNotice(
  services: DeliveryServices,
  { person }: Reached,
  kind: AdminNoticeKind,
  row: RowDocument,
): Promise<Message | undefined> {
  const { say } = await personalReadership(services, row.tenantId, person, []);
  const card =
    kind === 'event-parked'
      ? await parkedNotice(services, say, row.body)
      : await readerUnknownNotice(services, say, row);
  return (
    card && {
      activity: cardActivity(withFooter(say, card), say.plain(`notice.${kind}.title`)),
    }
  );
}

async function parkedNotice(
  { documents, reader, ids }: DeliveryServices,
  say: Speaker,
  { tenantId, voucherId = '', about = '' }: OutboxRow,
): Promise<Card | undefined> {
  const partition = voucherPartition(tenantId, voucherId);
  const found = await documents.read<Parked>({ ...partition, id: parkedId(about) });
  if (found === undefined || found.body.settled) return undefined;
  const voucher = await reader.voucher(tenantId, voucherId);
  return parkedCard(say, { parked: found.body, voucher, remaining: 0, commandId: ids.next() });
}

async function readerUnknownNotice(
  { people }: DeliveryServices,
  say: Speaker,
  { tenantId, aggregateId, body: { voucherId } }: RowDocument,
): Promise<Card | undefined> {
  // It lives beside the person, or the address, that it is about.
  const [by, ...rest] = aggregateId.split(':');
  const name = rest.join(':');
  const person = await (by === 'email'
    ? people.byEmail(tenantId, name)
    : people.find(tenantId, name));
  if (isReachable(person) || voucherId === undefined) return undefined;
  return messageCard(say, {
    title: say.text('notice.reader-unknown.title'),
    text: say.text('notice.reader-unknown.text', { voucher: voucherId }),
    actions: ['handover', 'status'],
    voucherId,
  });
}

/** Every message nobody asked for says how to have fewer of them. */
function withFooter(say: Speaker, card: Card): Card {
  const body = Array.isArray(card.body) ? (card.body as unknown[]) : [];
  const footer = {
    type: 'TextBlock',
    text: say.text('notice.footer'),
    wrap: true,
    isSubtle: true,
    size: 'small',
    separator: true,
  };
  return { ...card, body: [...body, footer] };
}
