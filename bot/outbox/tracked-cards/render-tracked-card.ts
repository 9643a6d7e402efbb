import { sharedVoucherCard, voucherCard } from '../../../cards/voucher/voucher-card.ts';
import { coded } from '../../../workflow/kernel/facts.ts';
import { voucherView } from '../../../workflow/views/voucher-view.ts';
import type { Voucher } from '../../../workflow/voucher/voucher.ts';
import { cardActivity, textActivity } from '../rendering/card-activity.ts';
import type { Payload } from '../teams/connector.ts';
import type { TrackedCard } from './tracked-cards.ts';
import { personalContext, sharedContext, type RenderContext } from '../rendering/render-context.ts';
import type { OutboxServices } from '../queue/services.ts';

/** The card's present content for its recipient or its conversation. */
export async function renderTrackedCard(
  services: OutboxServices,
  voucher: Voucher,
  card: TrackedCard,
): Promise<Payload> {
  const { t, context } = await renderContextOf(services, voucher.tenantId, card, [voucher]);
  const view = voucherView(voucher, context);
  const filled = card.shared
    ? sharedVoucherCard(t, view, card.shared.userIds, services.botId)
    : voucherCard(t, view);
  const status = t.plainFact(coded('status', voucher.status));
  return cardActivity(filled, `${voucher.voucherId}: ${status}`);
}

/** Text that replaces a former card. */
export async function renderFormerCard(
  services: OutboxServices,
  tenantId: string,
  card: TrackedCard,
): Promise<Payload> {
  const { t } = await renderContextOf(services, tenantId, card, []);
  return textActivity(t.text('notice.moved'), t.plain('notice.moved'));
}

async function renderContextOf(
  services: OutboxServices,
  tenantId: string,
  { readerId, shared }: TrackedCard,
  mentioned: readonly unknown[],
): Promise<RenderContext> {
  if (readerId === undefined)
    return sharedContext(services, tenantId, shared?.locale ?? 'en', mentioned);
  const person = await services.people.find(tenantId, readerId);
  return personalContext(services, tenantId, person ?? { personId: readerId }, mentioned);
}
