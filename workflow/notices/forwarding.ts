import type { NoticeKind, OutboxRow } from '../records/records.ts';
import { MUTABLE_KINDS } from './quiet-hours.ts';

/** Sent to all admins, so nobody misses one. */
const TO_ADMINS: readonly NoticeKind[] = [
  'exception-recorded',
  'event-parked',
  'admin-needed',
  'reader-unknown',
];

/** A consultant is booked, moved or released: like an assignment. */
const TO_BOTH: readonly NoticeKind[] = ['engagement-changed'];

/** Kinds about the recipient's vouchers without one of their own. */
const OF_ALL_VOUCHERS: readonly NoticeKind[] = ['reminder', 'record-cut-short'];

/**
 * Who gets a notice to an absent person: the colleague who covers, or both if the notice cannot be
 * switched off. Undefined: the absent person alone.
 */
export function forwardedTo({
  kind,
  voucherId,
}: Pick<OutboxRow, 'kind' | 'voucherId'>): 'cover' | 'both' | undefined {
  if (TO_ADMINS.includes(kind) || kind === 'own-reminder') return undefined;
  if (voucherId === undefined && !OF_ALL_VOUCHERS.includes(kind)) return undefined;
  const isMutable = MUTABLE_KINDS.some((one) => one === kind);
  return isMutable && !TO_BOTH.includes(kind) ? 'cover' : 'both';
}
