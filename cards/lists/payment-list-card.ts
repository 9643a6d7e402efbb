import {
  AGE_DAYS,
  type PaymentFilter,
  type PaymentList,
} from '../../workflow/views/receivables.ts';
import type { Voucher } from '../../workflow/voucher/voucher.ts';
import type { Translator } from '../../locales/translator.ts';
import type { Card } from '../kit/card.ts';
import { commandAction } from '../kit/form-actions.ts';
import { listCard } from '../kit/list-card.ts';
import { pageActions, type Paging } from '../kit/page-actions.ts';
import { paragraph } from '../kit/text-blocks.ts';
import { unreadLine } from '../kit/unread-line.ts';
import { filterData, filterWords, paymentRow, type PaymentRows } from './payment-rows.ts';

/** Rows that fit on a page, even with long names and questions. */
export const PAYMENTS_A_PAGE = 6;

export interface PaymentListView extends PaymentRows {
  readonly list: PaymentList;
  readonly filter: PaymentFilter;
  /** The currency and the age of outstanding payments, if the list has one only. */
  readonly currency?: string;
  readonly age?: number;
  /** At most `PAYMENTS_A_PAGE`. */
  readonly vouchers: readonly Voucher[];
  /** Number of vouchers on all pages. */
  readonly total: number;
  readonly paging: Paging;
  /** Words of the message that were not used. */
  readonly unread?: readonly string[];
}

/** One list of payments, page by page. */
export function paymentListCard(t: Translator, view: PaymentListView): Card {
  const { age, currency, filter, list, paging, total, unread = [], vouchers } = view;
  const data = {
    ...filterData(filter),
    list,
    ...(currency !== undefined && { currency }),
    ...(age !== undefined && { age: String(age) }),
  };
  return listCard(t, {
    title: t.text(`payments.line.${list}`, { count: total }),
    news: unreadLine(t, unread),
    about: about(t, view),
    rows:
      vouchers.length === 0
        ? [paragraph(t.text('payments.list.none'))]
        : vouchers.map((voucher) => paymentRow(t, voucher, list, view)),
    actions: [
      ...pageActions(t, 'payments', paging, data),
      commandAction(t, 'payments', filterData(filter), { title: 'payments' }),
    ],
  });
}

function about(t: Translator, { age, currency, filter }: PaymentListView): string | undefined {
  const [from, to] = age === undefined ? [0, 0] : [(AGE_DAYS[age - 1] ?? -1) + 1, AGE_DAYS[age]];
  const words = [
    filterWords(t, filter),
    currency === undefined ? undefined : t.fact(currency),
    age === undefined ? undefined : t.text('payments.age.days', { from, to: to ?? '' }),
  ].filter((one) => one !== undefined);
  return words.length === 0 ? undefined : words.join(' · ');
}
