import type { Day } from '../../workflow/kernel/day.ts';
import type { FoundCount } from '../../workflow/records/search-vouchers.ts';
import type { VoucherConditions } from '../../workflow/records/voucher-conditions.ts';
import type { Voucher } from '../../workflow/voucher/voucher.ts';
import type { Translator } from '../../locales/translator.ts';
import { executeAction, type Card, type CardAction } from '../kit/card.ts';
import { commandAction } from '../kit/form-actions.ts';
import { pageActions, type Paging } from '../kit/page-actions.ts';
import { listCard } from '../kit/list-card.ts';
import { paragraph } from '../kit/text-blocks.ts';
import { unreadLine } from '../kit/unread-line.ts';
import { voucherRows } from '../voucher/voucher-rows.ts';
import { conditionData, conditionRemovals } from './condition-removals.ts';
import { conditionsInWords, conditionWords } from './condition-words.ts';

/** Rows that fit on a page, even with long customer names. */
export const VOUCHERS_A_PAGE = 8;

export interface VoucherListView {
  /** The scope is set. */
  readonly conditions: VoucherConditions & { readonly scope: 'mine' | 'all' };
  /** At most `VOUCHERS_A_PAGE`. */
  readonly vouchers: readonly Voucher[];
  readonly today: Day;
  /** The absent person for whom a voucher is in the reader's own list. */
  readonly of?: (voucher: Voucher) => string | undefined;
  /** Number of vouchers on all pages. */
  readonly found: FoundCount;
  readonly paging: Paging;
  /** Words of the question that are no condition. */
  readonly unread?: readonly string[];
}

/** Vouchers by expiry date; the next page replaces the card. */
export function voucherListCard(t: Translator, view: VoucherListView): Card {
  const { conditions, of, paging, today, unread = [], vouchers } = view;
  const isEmpty = vouchers.length === 0;
  const isWhole = paging.cursors.length === 0 && paging.next === undefined;
  const isUnlimited = conditionWords(t, conditions).length === 0;
  const begins = isEmpty && isWhole && isUnlimited;
  return listCard(t, {
    title: title(t, view),
    rows: [
      ...unreadLine(t, unread),
      ...conditionRemovals(t, 'vouchers', conditions),
      ...(isEmpty
        ? [paragraph(nothing(t, view, isWhole))]
        : voucherRows(t, vouchers, { today, verb: 'status', of })),
    ],
    actions: [
      ...pageActions(t, 'vouchers', paging, conditionData(conditions)),
      ...(begins ? [commandAction(t, 'register'), commandAction(t, 'guide')] : []),
      ...(begins ? [] : [filterAction(t, conditions)]),
      ...(isEmpty && !begins ? [otherScope(t, conditions)] : []),
      ...(isEmpty
        ? []
        : [commandAction(t, 'export', conditionData(conditions), { secondary: true })]),
      commandAction(t, 'next', {}, { secondary: !begins }),
      commandAction(t, 'deadlines', {}, { secondary: true }),
    ],
  });
}

function title(t: Translator, { conditions, found }: VoucherListView): string {
  const count = t.plain('voucher-list.count', {
    count: found.count,
    more: found.isMore ? 'yes' : 'no',
  });
  const { scope } = conditions;
  const words = conditionsInWords(t, conditions);
  if (words === '') return t.text(`voucher-list.title.${scope}`, { total: count });
  return t.text(`voucher-list.found.${scope}`, { conditions: words, count });
}

function nothing(t: Translator, { conditions }: VoucherListView, isWhole: boolean): string {
  if (!isWhole) return t.text('voucher-list.none.here');
  return conditionWords(t, conditions).length === 0
    ? t.text(`voucher-list.none.${conditions.scope}`)
    : t.text('voucher-list.none.found');
}

const listAction = (t: Translator, name: string, conditions: VoucherConditions): CardAction =>
  executeAction({ verb: 'vouchers', title: name, data: conditionData(conditions) });

const filterAction = (t: Translator, conditions: VoucherConditions): CardAction =>
  commandAction(
    t,
    'vouchers',
    { ...conditionData(conditions), form: 'filter' },
    { title: 'filter' },
  );

/** The same list of all vouchers, or of the person's own. */
function otherScope(t: Translator, conditions: VoucherListView['conditions']): CardAction {
  const scope = conditions.scope === 'mine' ? 'all' : 'mine';
  return listAction(t, t.plain(`voucher-list.filter.${scope}`), { ...conditions, scope });
}
