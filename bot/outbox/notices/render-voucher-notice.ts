import {
  noticeCard,
  noticeSummary,
  urgentLine,
  type NoticeView,
  type VoucherNoticeKind,
} from '../../../cards/notices/notice-card.ts';
import { mayEverAct } from '../../../workflow/partner/permissions.ts';
import type { Context } from '../../../workflow/partner/context.ts';
import { outboxWrites, type CHANGES } from '../../../workflow/notices/outbox.ts';
import type { OutboxRow } from '../../../workflow/records/records.ts';
import { voucherView } from '../../../workflow/views/voucher-view.ts';
import { samePerson } from '../../../workflow/voucher/assignee.ts';
import type { Voucher } from '../../../workflow/voucher/voucher.ts';
import { cardActivity } from '../rendering/card-activity.ts';
import { trackedCardOf, trackedCardWrite } from '../tracked-cards/tracked-cards.ts';
import { personalContext, type RenderContext } from '../rendering/render-context.ts';
import type { OutboxServices } from '../queue/services.ts';
import type { Recipient } from './resolve-conversation.ts';
import type { Message } from './send-notice.ts';
import { maySee, NO_ROLE } from '../rendering/without-role.ts';

/** True if the notice no longer applies to this recipient, by the voucher alone. */
export function isObsolete(kind: PlainNoticeKind, voucher: Voucher, readerId: string): boolean {
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
    case 'payment-status-changed':
      return false;
  }
}

const isAdmin = ({ actor, programme }: Context): boolean =>
  mayEverAct(actor, 'resolve-parked', programme);

/** The kinds that show one voucher as it is; other renderers have the rest. */
export type PlainNoticeKind = Exclude<VoucherNoticeKind, (typeof CHANGES)[number] | 'own-reminder'>;

/** Notice of a change to a voucher. Its card becomes the recipient's tracked card. */
export async function renderVoucherNotice(
  services: OutboxServices,
  recipient: Recipient,
  { absentId, kind, by = { kind: 'desk' } }: OutboxRow & { readonly kind: PlainNoticeKind },
  voucher: Voucher,
): Promise<Message | typeof NO_ROLE | undefined> {
  const { person } = recipient;
  const { personId, email } = person;
  const isNewHers = kind === 'voucher-assigned' || kind === 'voucher-handed-over';
  const isOthers = !samePerson(voucher.assignee, { personId, email });
  if (isNewHers && absentId === undefined && isOthers) return undefined;
  const mentioned = [voucher, by, { personId: absentId }];
  const shown = await personalContext(services, voucher.tenantId, person, mentioned);
  const { context } = shown;
  // Without a role the person could not see the voucher that was taken away.
  if (!maySee(services, person, context.partner))
    return kind === 'voucher-taken-away' ? undefined : NO_ROLE;
  if (kind === 'exception-recorded' && !isAdmin(context)) return undefined;
  const view = { ...voucherView(voucher, context), kind, by, absentId };
  return voucherMessage(services, recipient, voucher, { ...shown, view });
}

/** The message with the voucher's card, which replaces the recipient's tracked card. */
export async function voucherMessage(
  { documents, ids }: Pick<OutboxServices, 'documents' | 'ids'>,
  { person: { personId }, at: { conversationId, serviceUrl } }: Recipient,
  { tenantId, voucherId, revision }: Voucher,
  { t, context, view }: RenderContext & { readonly view: NoticeView },
): Promise<Message> {
  const former = await trackedCardOf(documents, tenantId, voucherId, personId);
  return {
    activity: cardActivity(noticeCard(t, view), noticeSummary(t, view), urgentLine(t, view)),
    writes: (activityId) => [
      trackedCardWrite({
        conversationId,
        serviceUrl,
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
