import { messageCard } from '../../cards/message-card.ts';
import { isReachable } from '../../workflow/people/sighting.ts';
import { cardActivity } from './card-activity.ts';
import { othersDue } from './others-due.ts';
import type { RowDocument } from './outbox-rows.ts';
import { personalReadership } from './readership.ts';
import type { DeliveryServices } from './services.ts';
import type { Message, Reached } from './tell-person.ts';
import { withFooter } from './with-footer.ts';

/** What an admin is told of everybody who cannot be written to, as one card; nothing when all can. */
export async function renderUnreached(
  services: DeliveryServices,
  { person }: Reached,
  row: RowDocument,
): Promise<Message | undefined> {
  const also = await othersDue(services, person.personId, row);
  const found = await Promise.all([row, ...also].map((one) => stillWaiting(services, one)));
  const vouchers = [...new Set(found.filter((one) => one !== undefined))].toSorted();
  if (vouchers.length === 0) return undefined;
  const { say } = await personalReadership(services, row.tenantId, person, []);
  const facts = { count: vouchers.length, vouchers: vouchers.join(', ') };
  const card = messageCard(say, {
    title: say.text('notice.reader-unknown.title', facts),
    text: say.text('notice.reader-unknown.text', facts),
    ...(vouchers.length === 1
      ? { actions: ['handover', 'status'], voucherId: vouchers[0] }
      : { actions: ['vouchers'] }),
  });
  const summary = say.plain('notice.reader-unknown.title', facts);
  return { activity: cardActivity(withFooter(say, card), summary), also };
}

/** The voucher of which a message still waits for somebody. */
async function stillWaiting(
  { people }: DeliveryServices,
  { tenantId, aggregateId, body: { voucherId } }: RowDocument,
): Promise<string | undefined> {
  // It lives beside the person, or the address, that it is about.
  const [by, ...rest] = aggregateId.split(':');
  const name = rest.join(':');
  const person = await (by === 'email'
    ? people.byEmail(tenantId, name)
    : people.find(tenantId, name));
  return isReachable(person) ? undefined : voucherId;
}
