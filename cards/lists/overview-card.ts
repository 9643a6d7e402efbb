import { coded, dayOrNone, money } from '../../workflow/kernel/facts.ts';
import type { FoundCount } from '../../workflow/records/search-vouchers.ts';
import type { VoucherConditions } from '../../workflow/records/voucher-conditions.ts';
import {
  OPEN_STATUSES,
  OUTSTANDING_STATUSES,
  type Amounts,
  type Figures,
} from '../../workflow/views/overview-figures.ts';
import { VOUCHER_STATUSES, type VoucherStatus } from '../../workflow/voucher/voucher.ts';
import type { Translator } from '../../locales/translator.ts';
import { executeAction, type Card, type DeskData, type Element } from '../kit/card.ts';
import { commandAction, type Verb } from '../kit/form-actions.ts';
import { listCard } from '../kit/list-card.ts';
import { plainTexts } from '../kit/plain-text.ts';
import { tappableRow } from '../kit/tappable-row.ts';
import { paragraph, RIGHT, sectionTitle, subtle, textBar } from '../kit/text-blocks.ts';
import { unreadLine } from '../kit/unread-line.ts';
import { conditionData, conditionRemovals } from './condition-removals.ts';
import { conditionsInWords } from './condition-words.ts';

/** The limits of an overview, and the number of vouchers read. */
export interface OverviewHead {
  readonly companyName?: string;
  readonly conditions: VoucherConditions;
  /** Number of vouchers counted, if there are more. */
  readonly cutAt?: number;
  /** Words of the message that were not used. */
  readonly unread?: readonly string[];
}

export interface OverviewView extends OverviewHead {
  readonly figures: Figures;
  /** Vouchers whose last day is near. */
  readonly atRisk: FoundCount;
}

/** The other cards of the overview. */
const PARTS = ['offer', 'customer', 'month', 'days'] as const;

/** The partner's vouchers at a glance: open, at risk and money; each row opens its vouchers. */
export function overviewCard(t: Translator, view: OverviewView): Card {
  const { conditions, figures } = view;
  const total = VOUCHER_STATUSES.reduce((sum, status) => sum + figures.byStatus[status], 0);
  const isLimited = conditionsInWords(t, conditions) !== '';
  const isEmpty = total === 0;
  return listCard(t, {
    title: t.text('overview.title', { company: view.companyName ?? '' }),
    ...overviewHead(t, view),
    intro: isEmpty
      ? t.text(isLimited ? 'voucher-list.none.found' : 'overview.none')
      : t.text('overview.count', { count: total }),
    rows: [
      ...unreadLine(t, view.unread ?? []),
      ...conditionRemovals(t, 'overview', conditions),
      ...(isEmpty ? [] : sections(t, view, total)),
    ],
    actions: isEmpty
      ? [commandAction(t, isLimited ? 'overview' : 'register')]
      : [
          ...PARTS.filter((part) => !(part in conditions)).map((part) =>
            commandAction(
              t,
              'overview',
              { ...conditionData(conditions), part },
              { title: `overview-${part}` },
            ),
          ),
          commandAction(t, 'payments', {}, { secondary: true }),
          commandAction(t, 'export', conditionData(conditions), { secondary: true }),
        ],
  });
}

/** The parts that all cards of the overview share. */
export function overviewHead(t: Translator, { conditions, cutAt }: OverviewHead) {
  const words = conditionsInWords(t, conditions);
  return {
    ...(words !== '' && { about: t.text('overview.only', { conditions: words }) }),
    ...(cutAt !== undefined && { footer: t.text('overview.cut', { count: cutAt }) }),
  };
}

function sections(t: Translator, view: OverviewView, total: number): readonly Element[] {
  return [
    tiles(t, view),
    sectionTitle(t.text('overview.by.status')),
    ...statusRows(t, view, total),
    ...expiringRows(t, view),
    ...paymentRows(t, view),
  ];
}

/** Width of a short number and its name: three tiles fit in a chat, two in a side panel. */
const TILE_WIDTH = '110px';

function tiles(t: Translator, { atRisk, conditions, figures }: OverviewView): Element {
  const open = OPEN_STATUSES.reduce((sum, status) => sum + figures.byStatus[status], 0);
  const risky = t.text('voucher-list.count', {
    count: atRisk.count,
    more: atRisk.isMore ? 'yes' : 'no',
  });
  return {
    type: 'Container',
    layouts: [{ type: 'Layout.Flow', itemFit: 'Fill', minItemWidth: TILE_WIDTH }],
    items: [
      tile(t, t.text('overview.tile.open'), [t.fact(open)], {
        ...conditions,
        statuses: within(conditions, OPEN_STATUSES),
      }),
      tile(t, t.text('overview.tile.at-risk'), [risky], { ...conditions, atRisk: true }),
      ...(figures.outstanding.length === 0
        ? []
        : [
            tile(t, t.text('overview.tile.outstanding'), amountsOf(t, figures.outstanding), {
              ...conditions,
              paymentStatuses: OUTSTANDING_STATUSES,
            }),
          ]),
    ],
  };
}

/** The condition's statuses among these. */
function within(
  { statuses }: VoucherConditions,
  among: readonly VoucherStatus[],
): readonly VoucherStatus[] {
  const both = among.filter((status) => statuses?.includes(status) ?? true);
  return both.length === 0 ? among : both;
}

/** One number with its name above; all of it is the name of its tap. */
function tile(
  t: Translator,
  name: string,
  [first = '', ...others]: readonly string[],
  conditions: VoucherConditions,
): Element {
  const items = [
    subtle(name),
    {
      type: 'TextBlock',
      text: first,
      size: 'large',
      weight: 'bolder',
      wrap: true,
      spacing: 'none',
    },
    ...others.map((amount) => subtle(amount)),
  ];
  return {
    type: 'Container',
    showBorder: true,
    roundedCorners: true,
    items: [
      {
        type: 'ColumnSet',
        columns: [
          { type: 'Column', width: 'stretch', items },
          { type: 'Column', width: 'auto', items: [{ type: 'TextBlock', text: '›' }] },
        ],
      },
    ],
    selectAction: executeAction({
      verb: 'vouchers',
      title: [...plainTexts(items)].join(', '),
      data: listOf(conditions),
      fallbackTitle: t.plain('button.vouchers'),
    }),
  };
}

const listOf = (conditions: VoucherConditions): DeskData =>
  conditionData({ scope: 'all', ...conditions });

interface FigureRow {
  readonly name: string;
  readonly side: readonly string[];
  readonly bar?: { readonly value: number; readonly max: number; readonly color: string };
  readonly verb?: Verb;
  readonly data: DeskData;
}

/** A name, its share as a bar and its number; a tap opens the vouchers. */
function figureRow(
  t: Translator,
  { bar, data, name, side, verb = 'vouchers' }: FigureRow,
): Element {
  return tappableRow(t, {
    verb,
    data,
    isApart: false,
    isLight: true,
    main: [
      paragraph(name),
      ...(bar === undefined
        ? []
        : [
            {
              type: 'ProgressBar',
              ...bar,
              spacing: 'small',
              fallback: paragraph(textBar(bar.value, bar.max)),
            },
          ]),
    ],
    side: side.map((text) => ({ ...paragraph(text), ...RIGHT })),
  });
}

function statusRows(
  t: Translator,
  { conditions, figures }: OverviewView,
  total: number,
): readonly Element[] {
  return VOUCHER_STATUSES.filter((status) => figures.byStatus[status] > 0).map((status) => {
    const value = figures.byStatus[status];
    return figureRow(t, {
      name: t.fact(coded('status', status)),
      side: [t.fact(value)],
      bar: { value, max: total, color: status === 'expired' ? 'Attention' : 'Accent' },
      data: listOf({ ...conditions, statuses: [status] }),
    });
  });
}

const SPAN_COLORS = ['Attention', 'Warning', 'Accent'] as const;

/** A list has one period, so an overview of one has no rows by another. */
function expiringRows(t: Translator, { conditions, figures }: OverviewView): readonly Element[] {
  const spans = figures.expiring;
  const most = Math.max(...spans.map(({ count }) => count));
  if (conditions.period !== undefined || most === 0) return [];
  return [
    sectionTitle(t.text('overview.by.expiring')),
    ...spans.flatMap(({ count, from, to }, at) =>
      count === 0
        ? []
        : [
            figureRow(t, {
              name: t.text('overview.span', { from: dayOrNone(from), to: dayOrNone(to), at }),
              side: [t.fact(count)],
              bar: { value: count, max: most, color: SPAN_COLORS[at] ?? 'Accent' },
              data: listOf({
                ...conditions,
                statuses: within(conditions, OPEN_STATUSES),
                period: { of: 'expiry', from, to },
              }),
            }),
          ],
    ),
  ];
}

function paymentRows(t: Translator, { conditions, figures }: OverviewView): readonly Element[] {
  const { notRequested, payments } = figures;
  if (payments.length === 0 && notRequested === 0) return [];
  return [
    sectionTitle(t.text('command.payments.title')),
    ...(notRequested === 0
      ? []
      : [
          figureRow(t, {
            name: t.text('overview.not-requested'),
            side: [t.fact(notRequested)],
            verb: 'payments',
            data: conditionData(conditions),
          }),
        ]),
    ...payments.map(({ amounts, count, status }) =>
      figureRow(t, {
        name: t.text('overview.payments', { status: coded('payment-status', status), count }),
        side: amountsOf(t, amounts),
        data: listOf({ ...conditions, paymentStatuses: [status] }),
      }),
    ),
  ];
}

export const amountsOf = (t: Translator, amounts: Amounts): readonly string[] =>
  amounts.map(({ amount, currency }) => t.fact(money(amount, currency)));
