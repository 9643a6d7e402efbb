import type { Documents } from '../kernel/ports.ts';
import type { Context } from '../partner/context.ts';
import type { Partner } from '../partner/partner.ts';
import { reservedVouchers } from '../records/reserved-vouchers.ts';
import { endingRecords } from '../voucher/checks/ending-records.ts';
import type { Voucher } from '../voucher/voucher.ts';

/**
 * The reserved vouchers whose engagement a record covered before the change and does not cover any
 * more (docs/programme-rules.md#validity).
 */
export async function vouchersCutShort(
  documents: Documents,
  context: Context,
  after: Partner,
): Promise<readonly Voucher[]> {
  if (!isAnyReplaced(context.partner, after)) return [];
  const vouchers = await reservedVouchers(documents, after.tenantId);
  return vouchers.filter((voucher) => {
    const known = endingRecords(voucher, context);
    return endingRecords(voucher, { ...context, partner: after }).some(
      ({ kind, until = '' }) =>
        !known.some((one) => one.kind === kind && (one.until ?? '') <= until),
    );
  });
}

/** A change of a record replaces it; another record only adds one. */
function isAnyReplaced(before: Partner, after: Partner): boolean {
  const kept = new Set<object>(recordsOf(after));
  return recordsOf(before).some((record) => !kept.has(record));
}

const recordsOf = (partner: Partner): readonly object[] => [
  ...partner.trainings,
  ...partner.enrolments,
  ...partner.competencies,
  ...partner.assessments,
];
