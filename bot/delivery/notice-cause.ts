import type { VoucherNoticeKind } from '../../cards/notice-card.ts';
import type { ActorReference } from '../../workflow/people/actor.ts';
import type { Documents } from '../../workflow/ports.ts';
import { eventId, voucherPartition, type HistoryRecord } from '../../workflow/records.ts';
import type { VoucherEvent, VoucherEventType } from '../../workflow/voucher/events.ts';
import type { Voucher } from '../../workflow/voucher/voucher.ts';

const CAUSES: Readonly<Record<VoucherNoticeKind, readonly VoucherEventType[]>> = {
  'voucher-assigned': ['assigned', 'reassigned', 'facts-corrected'],
  'voucher-handed-over': ['reassigned', 'facts-corrected'],
  'voucher-taken-away': ['reassigned', 'facts-corrected'],
  'voucher-expired': ['expired'],
  'voucher-expiry-changed': ['expiry-changed'],
  'payment-status-changed': ['payment-status-changed'],
};

/** How far back the cause is looked for; a notice that has waited longer names nobody. */
const FURTHEST = 20;

/** Who caused what a notice tells: the actor of the latest event of its kind. */
export async function noticeCause(
  documents: Documents,
  { tenantId, voucherId, revision }: Voucher,
  kind: VoucherNoticeKind,
): Promise<ActorReference> {
  const partition = voucherPartition(tenantId, voucherId);
  for (let sequence = revision; sequence > Math.max(0, revision - FURTHEST); sequence--) {
    const id = eventId(sequence);
    const found = await documents.read<HistoryRecord<VoucherEvent>>({ ...partition, id });
    if (found && CAUSES[kind].includes(found.body.event.type)) return found.body.actor;
  }
  return { kind: 'desk' };
}
