import { day, money } from '../../workflow/kernel/facts.ts';
import {
  AGE_DAYS,
  hasPayment,
  type Outstanding,
  type PaymentFilter,
  type PaymentList,
  type Receivables,
} from '../../workflow/views/receivables.ts';
import { daysBetween } from '../../workflow/kernel/day.ts';
import type { VoucherConditions } from '../../workflow/records/voucher-conditions.ts';
import { OUTSTANDING_STATUSES } from '../../workflow/views/overview-figures.ts';
import { lastDayToRequestPayment } from '../../workflow/voucher/last-days.ts';
import { rounded } from '../../workflow/voucher/payment-amounts.ts';
import type { Voucher } from '../../workflow/voucher/voucher.ts';
import type { Translator } from '../../locales/translator.ts';
import { deskData, type Card, type Element } from '../kit/card.ts';
import { commandAction } from '../kit/form-actions.ts';
import { iconLine } from '../kit/icon.ts';
import { listCard } from '../kit/list-card.ts';
import { tappableRow } from '../kit/tappable-row.ts';
import { unreadLine } from '../kit/unread-line.ts';
import { paragraph, RIGHT, sectionTitle, subheading, subtle, textBar } from '../kit/text-blocks.ts';
import {
  filterData,
  filterWords,
  paymentLines,
  paymentRow,
  type PaymentRows,
} from './payment-rows.ts';

export interface PaymentsView extends PaymentRows {
  readonly filter: PaymentFilter;
  readonly receivables: Receivables;
  /** Number of vouchers read, if there are more. */
  readonly cutAt?: number;
  /** Words of the message that were not used. */
  readonly unread?: readonly string[];
}

/** Rows of one list; its own card has the others. */
const ROWS_MAX = 3;
/** Currencies shown by age; of others only the sum. */
const CURRENCIES_MAX = 2;

/** All open payments: what Microsoft asks first, then the sums by age, then the payment windows. */
export function paymentsCard(t: Translator, view: PaymentsView): Card {
  const { cutAt, filter, receivables, unread = [] } = view;
  const { lists } = receivables;
  const rows = [
    ...actionRequired(t, view),
    ...outstandingRows(t, view),
    ...debtRows(t, view),
    ...closing(t, view),
    ...(['to-request', 'rejected', 'missed'] as const).flatMap((list) =>
      lists[list].length === 0 ? [] : [listLine(t, view, list)],
    ),
  ];
  return listCard(t, {
    title: t.text('payments.title'),
    news: unreadLine(t, unread),
    about: filterWords(t, filter),
    rows: rows.length === 0 ? [iconLine('met', [paragraph(t.text('payments.none'))])] : rows,
    footer: cutAt === undefined ? undefined : t.text('payments.cut', { count: cutAt }),
    actions: [
      commandAction(t, 'payments', { ...filterData(filter), ask: 'filter' }, { title: 'filter' }),
      ...(filterWords(t, filter) === undefined
        ? []
        : [commandAction(t, 'payments', {}, { title: 'all-payments' })]),
      commandAction(t, 'overview', {}, { secondary: true }),
      commandAction(t, 'export', {}, { secondary: true }),
    ],
  });
}

/** The oldest question in a box with the button that answers it, and the next ones. */
function actionRequired(t: Translator, view: PaymentsView): readonly Element[] {
  const asked = view.receivables.lists['action-required'];
  const [first, ...others] = asked;
  if (first === undefined) return [];
  const button = view.mayRequest(first)
    ? commandAction(t, 'payment', deskData(first), { title: 'answer', style: 'positive' })
    : commandAction(t, 'status', deskData(first));
  return [
    {
      type: 'Container',
      style: 'emphasis',
      items: [
        subheading(t.text('payments.action-required', { count: asked.length })),
        ...paymentLines(t, first, 'action-required', view.today),
        { type: 'ActionSet', actions: [button] },
      ],
    },
    ...rowsOf(t, view, 'action-required', others),
  ];
}

function closing(t: Translator, view: PaymentsView): readonly Element[] {
  const { closing } = view.receivables.lists;
  if (closing.length === 0) return [];
  return [
    sectionTitle(t.text('payments.closing', { count: closing.length })),
    ...rowsOf(t, view, 'closing', closing),
  ];
}

/** The first vouchers of a list, and a line that opens the list if there are more. */
function rowsOf(
  t: Translator,
  view: PaymentsView,
  list: PaymentList,
  vouchers: readonly Voucher[],
): readonly Element[] {
  const shown = vouchers.slice(0, list === 'action-required' ? ROWS_MAX - 1 : ROWS_MAX);
  return [
    ...shown.map((voucher) => paymentRow(t, voucher, list, view)),
    ...(shown.length < vouchers.length ? [listLine(t, view, list)] : []),
  ];
}

/** One line for a list: its number, its sums or last days; a tap opens it. */
function listLine(t: Translator, view: PaymentsView, list: PaymentList): Element {
  const { filter, programme, receivables } = view;
  const vouchers = receivables.lists[list];
  const lastDays = vouchers
    .map((voucher) => lastDayToRequestPayment(voucher, programme) ?? '')
    .filter((on) => on !== '')
    .sort();
  const [from = '', to = ''] = [lastDays[0], lastDays.at(-1)];
  const notes =
    list === 'to-request' && from !== ''
      ? [t.text('payments.last-days', { from: day(from), to: day(to), same: String(from === to) })]
      : list === 'rejected'
        ? sumsOf(vouchers).map(([currency, sum]) => t.fact(money(sum, currency)))
        : [];
  return tappableRow(t, {
    verb: 'payments',
    action: t.plain('payments.show-list'),
    data: { ...filterData(filter), list },
    isLight: true,
    main: [
      paragraph(t.text(`payments.line.${list}`, { count: vouchers.length })),
      ...(notes.length === 0 ? [] : [subtle(notes.join(' · '))]),
    ],
  });
}

function sumsOf(vouchers: readonly Voucher[]): readonly (readonly [string, number])[] {
  const byCurrency = Map.groupBy(vouchers.filter(hasPayment), ({ payment }) => payment.currency);
  return [...byCurrency].map(([currency, ofIt]) => [
    currency,
    rounded(ofIt.reduce((sum, { payment }) => sum + payment.amount, 0)),
  ]);
}

/** The open amounts by currency and age; a tap on an age opens its vouchers. */
function outstandingRows(t: Translator, view: PaymentsView): readonly Element[] {
  const { outstanding } = view.receivables;
  return outstanding.flatMap((one, at) => [
    totalRow(t, view, one),
    ...(at < CURRENCIES_MAX ? ageRows(t, view, one) : []),
  ]);
}

function totalRow(t: Translator, { filter }: PaymentsView, one: Outstanding): Element {
  const { amount, count, currency } = one;
  return tappableRow(t, {
    verb: 'payments',
    action: t.plain('payments.show-list'),
    data: { ...filterData(filter), list: 'outstanding', currency },
    isLight: true,
    main: [bold(t.text('payments.outstanding', { currency, count }))],
    side: [{ ...bold(t.fact(money(amount, currency))), ...RIGHT }],
  });
}

/** The customers with the largest open amounts; their button has the others. */
function debtRows(t: Translator, view: PaymentsView): readonly Element[] {
  const { filter, receivables, today } = view;
  const { debts } = receivables;
  if (debts.length < 2) return [];
  return [
    sectionTitle(t.text('payments.by-customer')),
    ...debts.slice(0, ROWS_MAX).map(({ amount, count, currency, customer, since }) =>
      tappableRow(t, {
        verb: 'payments',
        action: t.plain('payments.show-list'),
        data: { ...filterData({ ...filter, customer }), list: 'outstanding', currency },
        isApart: false,
        isLight: true,
        main: [
          paragraph(`${t.fact(customer)} · ${t.fact(count)}`),
          subtle(t.text('payments.oldest', { on: day(since), days: daysBetween(since, today) })),
        ],
        side: [{ ...paragraph(t.fact(money(amount, currency))), ...RIGHT }],
      }),
    ),
    ...(debts.length <= ROWS_MAX
      ? []
      : [
          tappableRow(t, {
            verb: 'overview',
            data: { part: 'customer', conditions: JSON.stringify(OUTSTANDING) },
            isApart: false,
            isLight: true,
            main: [paragraph(t.text('payments.all-customers'))],
          }),
        ]),
  ];
}

const OUTSTANDING: VoucherConditions = { paymentStatuses: OUTSTANDING_STATUSES };

const bold = (text: string): Element => ({ ...paragraph(text), weight: 'bolder' });

const AGE_COLORS = ['Accent', 'Accent', 'Warning', 'Attention'] as const;

function ageRows(t: Translator, view: PaymentsView, one: Outstanding): readonly Element[] {
  return one.ages.flatMap(({ amount, count }, age) => {
    if (count === 0) return [];
    const [from, to] = [(AGE_DAYS[age - 1] ?? -1) + 1, AGE_DAYS[age] ?? ''];
    // The only age repeats the sum.
    if (count === one.count) return [subtle(t.text('payments.age.days', { from, to }))];
    const bar = paragraph(textBar(amount, one.amount));
    const main = [
      paragraph(t.text('payments.age', { from, to, count })),
      {
        type: 'ProgressBar',
        value: amount,
        max: one.amount,
        color: AGE_COLORS[age] ?? 'Attention',
        fallback: bar,
      },
    ];
    const side = [{ ...paragraph(t.fact(money(amount, one.currency))), ...RIGHT }];
    const data = { list: 'outstanding', currency: one.currency, age: String(age) };
    return [
      tappableRow(t, {
        verb: 'payments',
        action: t.plain('payments.show-list'),
        data: { ...filterData(view.filter), ...data },
        isApart: false,
        isLight: true,
        main,
        side,
      }),
    ];
  });
}
