import {
  handoverNoticeCard,
  handoverTitle,
  handoverUrgent,
  LISTED_MAX,
} from '../../../cards/notices/handover-notice-card.ts';
import {
  handoverPartition,
  stateKey,
  type HandoverBatch,
  type OutboxRow,
} from '../../../workflow/records/records.ts';
import { samePerson } from '../../../workflow/voucher/assignee.ts';
import type { Voucher } from '../../../workflow/voucher/voucher.ts';
import { cardActivity } from '../rendering/card-activity.ts';
import { personalContext } from '../rendering/render-context.ts';
import { maySee, NO_ROLE } from '../rendering/without-role.ts';
import type { OutboxServices } from '../queue/services.ts';
import type { Recipient } from './resolve-conversation.ts';
import type { Message } from './send-notice.ts';

export type HandoverKind = 'voucher-handed-over' | 'voucher-taken-away';

const PAGE = 200;

/**
 * One notice of several vouchers, by their present state: to the new assignee those that they have
 * now, to the former one those that they no longer have. Undefined if there are none.
 */
export async function renderHandover(
  services: OutboxServices,
  { person }: Recipient,
  {
    about = '',
    by = { kind: 'desk' },
    kind,
    tenantId,
  }: OutboxRow & { readonly kind: HandoverKind },
): Promise<Message | typeof NO_ROLE | undefined> {
  const found = await services.documents.read<HandoverBatch>(
    stateKey(handoverPartition(tenantId, about)),
  );
  if (found === undefined) return undefined;
  const { items, reason, refused = [] } = found.body;
  const { personId, email } = person;
  const ids = items
    .filter(({ from }) => kind === 'voucher-handed-over' || samePerson(from, { personId, email }))
    .map(({ voucherId }) => voucherId)
    .filter((id) => !refused.includes(id));
  const theirs = await vouchersOf(services, tenantId, personId);
  const concerned = ids.filter((id) => theirs.has(id) === (kind === 'voucher-handed-over'));
  if (concerned.length === 0) return undefined;
  const vouchers = await Promise.all(
    concerned
      .slice(0, LISTED_MAX)
      .map(async (id) => theirs.get(id) ?? services.reader.voucher(tenantId, id)),
  );
  const listed = vouchers.filter((voucher) => voucher !== undefined);
  const { t, context } = await personalContext(services, tenantId, person, [by, listed]);
  // Without a role the person could not see the vouchers that were taken away.
  if (!maySee(services, person, context.partner))
    return kind === 'voucher-taken-away' ? undefined : NO_ROLE;
  const view = {
    kind,
    by,
    reason,
    count: concerned.length,
    vouchers: listed,
    today: context.today,
  };
  const card = handoverNoticeCard(t, view);
  return { activity: cardActivity(card, handoverTitle(t, view), handoverUrgent(t, view)) };
}

async function vouchersOf(
  { reader }: OutboxServices,
  tenantId: string,
  assigneeId: string,
): Promise<ReadonlyMap<string, Voucher>> {
  const found = new Map<string, Voucher>();
  let cursor: string | undefined;
  do {
    const page = await reader.vouchers(tenantId, { assigneeId }, PAGE, cursor);
    for (const voucher of page.items) found.set(voucher.voucherId, voucher);
    cursor = page.cursor;
  } while (cursor !== undefined);
  return found;
}
