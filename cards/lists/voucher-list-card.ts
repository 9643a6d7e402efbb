import type { Day } from '../../workflow/kernel/day.ts';
import type { Voucher } from '../../workflow/voucher/voucher.ts';
import type { Translator } from '../../locales/translator.ts';
import type { Card } from '../kit/card.ts';
import { commandAction } from '../kit/form-actions.ts';
import { pageActions, type Paging } from '../kit/page-actions.ts';
import { listCard } from '../kit/list-card.ts';
import { paragraph } from '../kit/text-blocks.ts';
import { voucherRows } from '../voucher/voucher-rows.ts';

/** Rows that fit on a page, even with long customer names. */
export const VOUCHERS_A_PAGE = 8;

export interface VoucherListView {
  /** Vouchers assigned to the reader, or all of the partner's. */
  readonly scope: 'mine' | 'all';
  /** At most `VOUCHERS_A_PAGE`. */
  readonly vouchers: readonly Voucher[];
  readonly today: Day;
  /** Number of vouchers on all pages, if known. */
  readonly total?: number;
  readonly paging: Paging;
}

/** Vouchers by expiry date; the next page replaces the card. */
export function voucherListCard(t: Translator, view: VoucherListView): Card {
  const { paging, scope, today, total, vouchers } = view;
  const empty = vouchers.length === 0 && paging.cursors.length === 0;
  const title = t.text(`voucher-list.title.${scope}`, { total: total ?? '' });
  return listCard(t, {
    title,
    rows: empty
      ? [paragraph(t.text(`voucher-list.none.${scope}`))]
      : voucherRows(t, vouchers, { today, verb: 'status' }),
    actions: [
      ...pageActions(t, 'vouchers', paging, { scope }),
      ...(empty ? [commandAction(t, 'register'), commandAction(t, 'guide')] : []),
      commandAction(t, 'next', {}, { secondary: !empty }),
      commandAction(t, 'deadlines', {}, { secondary: true }),
    ],
  });
}
