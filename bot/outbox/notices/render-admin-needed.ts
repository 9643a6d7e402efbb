import { messageCard } from '../../../cards/chat/message-card.ts';
import { coded } from '../../../workflow/kernel/facts.ts';
import { nextStep } from '../../../workflow/views/offered-steps.ts';
import type { Context } from '../../../workflow/partner/context.ts';
import { mayEverAct } from '../../../workflow/partner/permissions.ts';
import type { Voucher } from '../../../workflow/voucher/voucher.ts';
import { batchWith } from '../rendering/batch-with.ts';
import { cardActivity } from '../rendering/card-activity.ts';
import { personalContext } from '../rendering/render-context.ts';
import { withFooter } from '../rendering/with-footer.ts';
import type { RowDocument } from '../queue/outbox-rows.ts';
import type { OutboxServices } from '../queue/services.ts';
import type { Recipient } from './resolve-conversation.ts';
import type { Message } from './send-notice.ts';

/** One notice of all vouchers whose payment waits for the admins; nothing if none does any more. */
export async function renderAdminNeeded(
  services: OutboxServices,
  { person }: Recipient,
  row: RowDocument,
): Promise<Message> {
  const { tenantId, body } = row;
  const { by = { kind: 'desk' } } = body;
  const also = await batchWith(services, person.personId, row);
  const ids = [...new Set([row, ...also].map((one) => one.body.voucherId ?? ''))];
  const found = await Promise.all(ids.map((id) => services.reader.voucher(tenantId, id)));
  const { t, context } = await personalContext(services, tenantId, person, [by]);
  const vouchers = found
    .filter((voucher) => voucher !== undefined)
    .filter((voucher) => waitsForAdmin(voucher, context));
  const [first, ...more] = vouchers;
  if (first === undefined || !mayEverAct(context.actor, 'confirm-savb', context.programme))
    return { also };
  const facts = {
    count: vouchers.length,
    vouchers: vouchers.map(({ voucherId }) => voucherId).join(', '),
    organisation: first.customer.organisation,
    who: by.kind === 'person' ? coded('person', by.personId) : '',
    actor: by.kind,
  };
  const card = messageCard(t, {
    title: t.text('notice.admin-needed.title', facts),
    text: [t.text('notice.admin-needed.text', facts), t.text('notice.by', facts)].join('\n\n'),
    ...(more.length === 0
      ? { actions: ['confirm-savb', 'status'], voucherId: first.voucherId }
      : { actions: ['confirm-savb', 'vouchers'] }),
  });
  const summary = t.plain('notice.admin-needed.title', facts);
  return { activity: cardActivity(withFooter(t, card), summary), also };
}

/** As a person without the right to confirm the registration sees it. */
const waitsForAdmin = (voucher: Voucher, context: Context): boolean =>
  nextStep(voucher, { ...context, actor: { kind: 'desk' } })?.by === 'admin';
