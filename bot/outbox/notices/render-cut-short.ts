import { cutShortCard, cutShortTitle } from '../../../cards/notices/cut-short-card.ts';
import { reservedVouchers } from '../../../workflow/records/reserved-vouchers.ts';
import { endingRecords } from '../../../workflow/voucher/checks/ending-records.ts';
import { batchWith } from '../rendering/batch-with.ts';
import { cardActivity } from '../rendering/card-activity.ts';
import { personalContext } from '../rendering/render-context.ts';
import { withFooter } from '../rendering/with-footer.ts';
import { maySee, NO_ROLE } from '../rendering/without-role.ts';
import type { RowDocument } from '../queue/outbox-rows.ts';
import type { OutboxServices } from '../queue/services.ts';
import type { Recipient } from './resolve-conversation.ts';
import type { Message } from './send-notice.ts';

/**
 * One notice of all reserved engagements of the recipient that a record does not cover at present;
 * undefined if it was renewed meanwhile.
 */
export async function renderCutShort(
  services: OutboxServices,
  { person }: Recipient,
  row: RowDocument,
): Promise<Message | typeof NO_ROLE | undefined> {
  const { tenantId } = row;
  const { personId } = person;
  const [all, also] = await Promise.all([
    reservedVouchers(services.documents, tenantId, row.body.absentId ?? personId),
    batchWith(services, personId, row),
  ]);
  const { t, context } = await personalContext(services, tenantId, person, [all]);
  const vouchers = all.filter((voucher) => endingRecords(voucher, context).length > 0);
  if (vouchers.length === 0) return undefined;
  if (!maySee(services, person, context.partner)) return NO_ROLE;
  const card = cutShortCard(t, { vouchers, today: context.today });
  const summary = cutShortTitle(t, vouchers.length);
  return { activity: cardActivity(withFooter(t, card), summary), also };
}
