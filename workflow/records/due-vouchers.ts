import { addDays, type Day } from '../kernel/day.ts';
import type { Documents, Find } from '../kernel/ports.ts';
import { STATE_ID, voucherPartition } from './records.ts';
import { dueAtOnce, dueForReport, NO_LAST_DAY } from '../voucher/voucher-index.ts';
import type { Voucher } from '../voucher/voucher.ts';

/**
 * Lists of deadlines and tasks, each by day: `to-report` engagements that have ended · `to-do`
 * tasks that are possible now and not late · `ends` last days of vouchers and payment requests ·
 * `report-due` all engagements by their last day · `starts` engagements that start today or later.
 */
export type DueList = 'to-report' | 'to-do' | 'ends' | 'report-due' | 'starts';

/** Filters by assignee or consultant; empty: all vouchers of the partner. */
export type PersonFilter = Readonly<Partial<Record<'assigneeId' | 'consultantId', string>>>;

export interface DueVoucher {
  readonly voucher: Voucher;
  /** The cursor of the next page. */
  readonly position: DuePosition;
}

/** Sort key and voucher ID. */
export type DuePosition = readonly [value: string, voucherId: string];

/** Deadlines older than this are not listed. */
const OVERDUE_DAYS = 360;

type Ordered = Pick<Find, 'where' | 'orderBy'>;

function orderOf(list: DueList, today: Day): Ordered {
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

export async function dueVouchers(
  documents: Documents,
  tenantId: string,
  query: { readonly list: DueList; readonly whose: PersonFilter; readonly today: Day },
  limit: number,
  after?: DuePosition,
): Promise<readonly DueVoucher[]> {
  const { where, orderBy } = orderOf(query.list, query.today);
  const [value, voucherId] = after ?? [];
  const { assigneeId, consultantId } = query.whose;
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
