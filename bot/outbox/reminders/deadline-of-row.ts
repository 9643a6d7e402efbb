import type { DeadlineLine } from '../../../cards/lists/deadline-line.ts';
import type { Day } from '../../../workflow/kernel/day.ts';
import { partnerDeadlines } from '../../../workflow/partner/partner-deadlines.ts';
import type { Programme } from '../../../workflow/programme/definition.ts';
import type { Reader } from '../../../workflow/records/reader.ts';
import type { OutboxIntent } from '../../../workflow/records/records.ts';
import { deadlinesOf, isOpenLater } from '../../../workflow/steps/deadlines.ts';
import { deadlineKey } from './reminder-rows.ts';

type Sources = { readonly reader: Reader; readonly programme: Programme };

/** The deadline of a reminder, or undefined if it was met or has passed. */
export async function deadlineOfRow(
  { reader, programme }: Sources,
  tenantId: string,
  { voucherId, about, kind }: Pick<OutboxIntent, 'voucherId' | 'about' | 'kind'>,
  today: Day,
): Promise<DeadlineLine | undefined> {
  if (voucherId === undefined) {
    const all = partnerDeadlines(await reader.partner(tenantId), programme);
    const deadline = all.find((one) => deadlineKey(one) === about && today <= one.on);
    return deadline && { deadline };
  }
  const voucher = await reader.voucher(tenantId, voucherId);
  if (voucher === undefined) return undefined;
  if (kind === 'deadline-missed' && voucher.status === 'expired') {
    const deadline = { kind: 'voucher-expires', on: voucher.expiresOn, voucherId } as const;
    return { deadline, voucher };
  }
  const deadline = deadlinesOf(voucher, programme).find((one) => deadlineKey(one) === about);
  if (deadline === undefined) return undefined;
  const mayBeLate = isOpenLater(deadline.kind) || kind === 'deadline-missed';
  return mayBeLate || today <= deadline.on ? { deadline, voucher } : undefined;
}
