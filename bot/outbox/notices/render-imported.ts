import { importedNoticeCard, importedTitle } from '../../../cards/notices/imported-notice-card.ts';
import { cardActivity } from '../rendering/card-activity.ts';
import { personalContext } from '../rendering/render-context.ts';
import { withFooter } from '../rendering/with-footer.ts';
import { maySee, NO_ROLE } from '../rendering/without-role.ts';
import type { RowDocument } from '../queue/outbox-rows.ts';
import type { OutboxServices } from '../queue/services.ts';
import type { Recipient } from './resolve-conversation.ts';
import type { Message } from './send-notice.ts';

/** The number of vouchers that an import has assigned to the recipient or that they lead. */
export async function renderImported(
  services: OutboxServices,
  { person }: Recipient,
  { tenantId, body: { about, by = { kind: 'desk' } } }: RowDocument,
): Promise<Message | typeof NO_ROLE> {
  const { t, context } = await personalContext(services, tenantId, person, [by]);
  if (!maySee(services, person, context.partner)) return NO_ROLE;
  const count = Number(about);
  const card = withFooter(t, importedNoticeCard(t, { by, count }));
  return { activity: cardActivity(card, importedTitle(t, count)) };
}
