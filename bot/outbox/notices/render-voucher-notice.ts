import {
  noticeCard,
  noticeSummary,
  urgentLine,
  type VoucherNoticeKind,
} from '../../../cards/notices/notice-card.ts';
import { mayEverAct } from '../../../workflow/partner/permissions.ts';
import type { Context } from '../../../workflow/partner/context.ts';
import { outboxWrites } from '../../../workflow/notices/outbox.ts';
import {
  eventId,
  voucherPartition,
  type HistoryRecord,
  type OutboxRow,
} from '../../../workflow/records/records.ts';
import type { VoucherEvent } from '../../../workflow/steps/catalogue.ts';
import { voucherView } from '../../../workflow/views/voucher-view.ts';
import { samePerson } from '../../../workflow/voucher/assignee.ts';
import type { Voucher } from '../../../workflow/voucher/voucher.ts';
import { cardActivity } from '../rendering/card-activity.ts';
import { trackedCardOf, trackedCardWrite } from '../tracked-cards/tracked-cards.ts';
import { personalContext } from '../rendering/render-context.ts';
import type { OutboxServices } from '../queue/services.ts';
import type { Recipient } from './resolve-conversation.ts';
import type { Message } from './send-notice.ts';
import { maySee, NO_ROLE } from '../rendering/without-role.ts';

/** True if the notice no longer applies to this recipient, by the voucher alone. */
export function isObsolete(kind: VoucherNoticeKind, voucher: Voucher, readerId: string): boolean {
  const { personId } = voucher.assignee;
  switch (kind) {
    case 'voucher-assigned':
    case 'voucher-handed-over':
      return personId !== undefined && personId !== readerId;
    case 'voucher-taken-away':
      return personId === readerId;
    case 'voucher-expired':
      return voucher.status !== 'expired';
    case 'voucher-expiry-changed':
      return voucher.status === 'expired';
    case 'exception-recorded':
      return (voucher.exceptions ?? []).length === 0;
    case 'voucher-corrected':
    case 'payment-status-changed':
      return false;
  }
}

const isAdmin = ({ actor, programme }: Context): boolean =>
  mayEverAct(actor, 'resolve-parked', programme);

/** Notice of a change to a voucher. Its card becomes the recipient's tracked card. */
export async function renderVoucherNotice(
  services: OutboxServices,
  { person, at }: Recipient,
  { about, kind, by = { kind: 'desk' } }: OutboxRow & { readonly kind: VoucherNoticeKind },
  voucher: Voucher,
): Promise<Message | typeof NO_ROLE | undefined> {
  const { tenantId, voucherId, revision } = voucher;
  const { personId, email } = person;
  const isNewHers = kind === 'voucher-assigned' || kind === 'voucher-handed-over';
  if (isNewHers && !samePerson(voucher.assignee, { personId, email })) return undefined;
  const change =
    kind === 'voucher-corrected' ? await changeOf(services, voucher, about) : undefined;
  const mentioned = [voucher, by, change];
  const { t, context } = await personalContext(services, tenantId, person, mentioned);
  // Without a role the person could not see the voucher that was taken away.
  if (!maySee(services, person, context.partner))
    return kind === 'voucher-taken-away' ? undefined : NO_ROLE;
  if (kind === 'exception-recorded' && !isAdmin(context)) return undefined;
  const former = await trackedCardOf(services.documents, tenantId, voucherId, personId);
  const view = { ...voucherView(voucher, context), kind, by, change };
  const { conversationId, serviceUrl } = at;
  const address = { conversationId, serviceUrl };
  const { ids } = services;
  return {
    activity: cardActivity(noticeCard(t, view), noticeSummary(t, view), urgentLine(t, view)),
    writes: (activityId) => [
      trackedCardWrite({
        ...address,
        activityId,
        readerId: personId,
        revision,
        filledOn: context.today,
        former: former && {
          conversationId: former.body.conversationId,
          serviceUrl: former.body.serviceUrl,
          activityId: former.body.activityId,
        },
      }),
      // Updates the former card, so that it shows that it was replaced.
      ...(former
        ? outboxWrites({ tenantId }, [{ kind: 'living-cards', voucherId }], context.now, ids)
        : []),
    ],
  };
}

/** The event that the notice is about. @param about its number in the history */
async function changeOf(
  { documents }: Pick<OutboxServices, 'documents'>,
  { tenantId, voucherId }: Voucher,
  about = '',
): Promise<VoucherEvent | undefined> {
  const id = eventId(Number(about));
  const found = await documents.read<HistoryRecord<VoucherEvent>>({
    ...voucherPartition(tenantId, voucherId),
    id,
  });
  return found?.body.event;
}
