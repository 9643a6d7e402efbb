import { addDays, type Day } from '../kernel/day.ts';
import type { Documents, Find } from '../kernel/ports.ts';
import { STATE_ID, voucherPartition } from './records.ts';
import { dueAtOnce, dueForReport, NO_LAST_DAY } from '../voucher/voucher-index.ts';
import type { Voucher } from '../voucher/voucher.ts';

/**
 * Lists of what can still be done, each by day: `questions` of Microsoft, which have no day ·
 * `to-report` engagements that have ended · `to-do` tasks that are possible now · `ends` last days
 * of vouchers and payment requests · `to-pay` payments that can be
 * requested, questions last · `report-due` all engagements by their last day · `starts`
 * engagements that start today or later.
 */
export type DueList =
  'questions' | 'to-report' | 'to-do' | 'to-pay' | 'ends' | 'report-due' | 'starts';

/** Filters by assignee or consultant; empty: all vouchers of the partner. */
export type PersonFilter = Readonly<Partial<Record<'assigneeId' | 'consultantId', string>>>;

export interface DueVoucher {
  readonly voucher: Voucher;
  /** The cursor of the next page. */
  readonly position: DuePosition;
}

/** Sort key and voucher ID. */
export type DuePosition = readonly [value: string, voucherId: string];

type Ordered = Pick<Find, 'where' | 'orderBy'>;

function orderOf(list: DueList, today: Day): Ordered {
  // A report can be written as long as the voucher can be redeemed.
  const isOpen = { endsOn: { gte: today } };
  switch (list) {
    case 'questions':
      // With equality SQLite would sort the documents.
      return {
        where: { due: { gte: dueAtOnce(NO_LAST_DAY), lte: dueAtOnce(NO_LAST_DAY) } },
        orderBy: { field: 'due' },
      };
    case 'to-report':
      return { where: { due: { lte: dueForReport(today) }, ...isOpen }, orderBy: { field: 'due' } };
    case 'to-do': {
      const [gte, lte] = [dueAtOnce(today), dueAtOnce(addDays(NO_LAST_DAY, -1))];
      return { where: { due: { gte, lte } }, orderBy: { field: 'due' } };
    }
    case 'to-pay':
      return {
        where: { due: { gte: dueAtOnce(today) }, status: { eq: 'redeemed' } },
        orderBy: { field: 'due' },
      };
    case 'report-due': {
      const due = { lte: dueForReport(NO_LAST_DAY) };
      return { where: { due, ...isOpen }, orderBy: { field: 'due' } };
    }
    case 'ends':
      return { where: isOpen, orderBy: { field: 'endsOn' } };
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
