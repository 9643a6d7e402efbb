import { messageCard } from '../../../cards/chat/message-card.ts';
import { noticeCard, noticeSummary } from '../../../cards/notices/notice-card.ts';
import {
  personPartition,
  stateKey,
  type OwnReminder,
  type PersonRecord,
} from '../../../workflow/records/records.ts';
import type { Voucher } from '../../../workflow/voucher/voucher.ts';
import { voucherView } from '../../../workflow/views/voucher-view.ts';
import type { NoticeRow, Message } from '../notices/send-notice.ts';
import type { Recipient } from '../notices/resolve-conversation.ts';
import type { OutboxServices } from '../queue/services.ts';
import { cardActivity } from '../rendering/card-activity.ts';
import { personalContext } from '../rendering/render-context.ts';
import { maySee } from '../rendering/without-role.ts';

/**
 * The person's note with the voucher as it is now, or alone if they cannot see it any more.
 * Undefined if the reminder was removed. Reads the record itself, since the cached one may be older
 * than the row.
 */
export async function renderOwnReminder(
  services: OutboxServices,
  { person }: Recipient,
  { tenantId, body: { about } }: NoticeRow,
): Promise<Message | undefined> {
  const { documents, reader } = services;
  const key = stateKey(personPartition(tenantId, person.personId));
  const stored = (await documents.read<PersonRecord>(key))?.body;
  const reminder = stored?.ownReminders?.find(({ id }) => id === about);
  if (reminder === undefined) return undefined;
  const { voucherId } = reminder;
  const voucher = voucherId === undefined ? undefined : await reader.voucher(tenantId, voucherId);
  return { activity: await activityOf(services, person, { tenantId, reminder, voucher }) };
}

async function activityOf(
  services: OutboxServices,
  person: PersonRecord,
  of: {
    readonly tenantId: string;
    readonly reminder: OwnReminder;
    readonly voucher: Voucher | undefined;
  },
): Promise<Message['activity']> {
  const { reminder, tenantId, voucher } = of;
  const { id, note = '', voucherId = '' } = reminder;
  const { t, context } = await personalContext(services, tenantId, person, [voucher]);
  if (voucher !== undefined && maySee(services, person, context.partner)) {
    const by = { kind: 'person', personId: person.personId } as const;
    const own = { kind: 'own-reminder', by, reminder: { id, note } } as const;
    const view = { ...voucherView(voucher, context), ...own };
    return cardActivity(noticeCard(t, view), noticeSummary(t, view));
  }
  const card = messageCard(t, {
    title: t.text('notice.own-reminder.plain'),
    text: [
      ...(note === '' ? [] : [t.fact(note)]),
      ...(voucherId === '' ? [] : [t.text('notice.own-reminder.gone', { voucherId })]),
    ].join('\n\n'),
    actions: ['remind', 'next'],
  });
  return cardActivity(card, t.plain('notice.own-reminder.plain'));
}
