import { addDays, type Day } from '../kernel/day.ts';
import type { Documents, Find } from '../kernel/ports.ts';
import { STATE_ID, voucherPartition } from './records.ts';
import { dueAtOnce, dueForReport, NO_LAST_DAY } from '../voucher/voucher-index.ts';
import type { Voucher } from '../voucher/voucher.ts';

/**
 * What can be due of vouchers, each list by day: `to-report` engagements that are over · `to-do`
 * what can be done at once and still in time · `ends` the last day of the voucher or for its
 * payment · `report-due` every engagement by its last day · `starts` those ahead by their first.
 */
export type DueList = 'to-report' | 'to-do' | 'ends' | 'report-due' | 'starts';

/** Whose: all of the company, those she manages, or those she leads. */
export type Whose = Readonly<Partial<Record<'assigneeId' | 'consultantId', string>>>;

export interface DueVoucher {
  readonly voucher: Voucher;
  /** Where it stands in the list, to go on from there. */
  readonly position: DuePosition;
}

/** Value of the list's order and voucher ID. */
export type DuePosition = readonly [value: string, voucherId: string];

/** A last day that passed longer ago is nothing to remind of. */
const OVERDUE_DAYS = 360;

type Ordered = Pick<Find, 'where' | 'orderBy'>;

function ordered(list: DueList, today: Day): Ordered {
  switch (list) {
    case 'to-report':
      return { where: { due: { lte: dueForReport(today) } }, orderBy: { field: 'due' } };
    case 'to-do':
      return { where: { due: { gte: dueAtOnce(today) } }, orderBy: { field: 'due' } };
    case 'report-due':
      return { where: { due: { lte: dueForReport(NO_LAST_DAY) } }, orderBy: { field: 'due' } };
    case 'ends':
      return {
        where: { endsOn: { gte: addDays(today, -OVERDUE_DAYS) } },
        orderBy: { field: 'endsOn' },
      };
    case 'starts':
      return { where: { startsOn: { gte: today } }, orderBy: { field: 'startsOn' } };
  }
}

/** The next vouchers of a list after a position. */
export async function dueVouchers(
  documents: Documents,
  tenantId: string,
  asked: { readonly list: DueList; readonly whose: Whose; readonly today: Day },
  limit: number,
  after?: DuePosition,
): Promise<readonly DueVoucher[]> {
  const { where, orderBy } = ordered(asked.list, asked.today);
  const [value, voucherId] = after ?? [];
  const { assigneeId, consultantId } = asked.whose;
  const page = await documents.find<Voucher>({
    kind: 'voucher',
    tenantId,
    where: {
      ...where,
      ...(assigneeId !== undefined && { assigneeId: { eq: assigneeId } }),
      ...(consultantId !== undefined && { consultantId: { eq: consultantId } }),
    },
    orderBy,
    limit,
    ...(value !== undefined &&
      voucherId !== undefined && {
        after: {
          value,
          aggregateId: voucherPartition(tenantId, voucherId).aggregateId,
          id: STATE_ID,
        },
      }),
  });
  const field = orderBy?.field;
  return page.documents.map(({ body, index }) => ({
    voucher: body,
    position: [String(field && index[field]), body.voucherId],
  }));
}
