import { coded, type Fact } from '../../workflow/kernel/facts.ts';
import { addDays, type Day } from '../../workflow/kernel/day.ts';
import type { VoucherConditions } from '../../workflow/records/voucher-conditions.ts';
import type {
  Amounts,
  Group,
  Grouping,
  Median,
  OfferDays,
} from '../../workflow/views/overview-figures.ts';
import type { Translator } from '../../locales/translator.ts';
import type { Card, Element } from '../kit/card.ts';
import { commandAction } from '../kit/form-actions.ts';
import { listCard } from '../kit/list-card.ts';
import { pageActions, type Paging } from '../kit/page-actions.ts';
import { tappableRow } from '../kit/tappable-row.ts';
import { paragraph, RIGHT, subtle } from '../kit/text-blocks.ts';
import { unreadLine } from '../kit/unread-line.ts';
import { conditionData, conditionRemovals } from './condition-removals.ts';
import { amountsOf, overviewHead, type OverviewHead } from './overview-card.ts';

export const GROUPS_A_PAGE = 8;

export interface GroupsView extends OverviewHead {
  readonly by: Grouping;
  /** At most `GROUPS_A_PAGE`. */
  readonly groups: readonly Group[];
  /** The sums of all groups. */
  readonly total: Pick<Group, 'count' | 'outstanding' | 'paid'>;
  readonly paging: Paging;
}

/** The vouchers by offer, customer or month of their assignment, with their money. */
export function overviewGroupsCard(t: Translator, view: GroupsView): Card {
  const { by, conditions, groups, paging, total } = view;
  return listCard(t, {
    title: t.text(`overview.groups.${by}`),
    ...overviewHead(t, view),
    intro: [t.text('overview.count', { count: total.count }), ...moneyLines(t, total)].join(' · '),
    rows: [
      ...unreadLine(t, view.unread ?? []),
      ...conditionRemovals(t, 'overview', conditions, { part: by }),
      ...groups.map((group) => groupRow(t, view, group)),
    ],
    actions: [
      ...pageActions(t, 'overview', paging, { ...conditionData(conditions), part: by }),
      commandAction(t, 'overview', conditionData(conditions)),
      commandAction(t, 'export', conditionData(conditions), { secondary: true }),
    ],
  });
}

function groupRow(t: Translator, { by, conditions }: GroupsView, group: Group): Element {
  const { count, open, value } = group;
  const notes = [
    ...(open === 0 ? [] : [t.text('overview.open', { count: open })]),
    ...moneyLines(t, group),
  ];
  return tappableRow(t, {
    verb: 'vouchers',
    action: t.plain('payments.show-list'),
    data: conditionData({ scope: 'all', ...conditions, ...conditionOf(by, value, conditions) }),
    isLight: true,
    main: [
      { ...paragraph(t.fact(nameOf(by, value))), weight: 'bolder' },
      ...(notes.length === 0 ? [] : [subtle(notes.join(' · '))]),
    ],
    side: [{ ...paragraph(t.fact(count)), ...RIGHT }],
  });
}

function moneyLines(t: Translator, { outstanding, paid }: Pick<Group, 'outstanding' | 'paid'>) {
  const line = (name: 'outstanding' | 'paid', amounts: Amounts): readonly string[] =>
    amounts.length === 0
      ? []
      : [t.text(`overview.${name}`, { amounts: amountsOf(t, amounts).join(' + ') })];
  return [...line('outstanding', outstanding), ...line('paid', paid)];
}

const nameOf = (by: Grouping, value: string): Fact =>
  by === 'month' ? { as: 'month', value } : by === 'offer' ? coded('offer', value) : value;

function conditionOf(
  by: Grouping,
  value: string,
  { period }: VoucherConditions,
): VoucherConditions {
  if (by !== 'month') return { [by]: value, ...(by === 'customer' && { customerPart: undefined }) };
  // The month, within the period of the overview.
  const [from, to] = [value, lastDayOfMonth(value)];
  const { from: first = from, to: last = to } = period?.of === 'assigned' ? period : {};
  return {
    period: { of: 'assigned', from: from < first ? first : from, to: to < last ? to : last },
  };
}

/** @param first the first day of the month */
const lastDayOfMonth = (first: Day): Day => addDays(`${addDays(first, 31).slice(0, 7)}-01`, -1);

export interface DaysView extends OverviewHead {
  readonly offers: readonly OfferDays[];
}

/** How long vouchers take from their assignment, and how many are in time, by offer. */
export function overviewDaysCard(t: Translator, view: DaysView): Card {
  const { conditions, cutAt, offers } = view;
  return listCard(t, {
    title: t.text('overview.groups.days'),
    ...overviewHead(t, view),
    intro: t.text('overview.days.intro'),
    rows: [
      ...unreadLine(t, view.unread ?? []),
      ...conditionRemovals(t, 'overview', conditions, { part: 'days' }),
      ...offers.map((one) => daysRow(t, one, conditions)),
    ],
    footer: [
      t.text('overview.days.footer'),
      ...(cutAt === undefined ? [] : [t.text('overview.cut', { count: cutAt })]),
    ].join(' '),
    actions: [commandAction(t, 'overview', conditionData(conditions))],
  });
}

function daysRow(t: Translator, offer: OfferDays, conditions: VoucherConditions): Element {
  const { count, onTime } = offer;
  const step = (name: 'reserved' | 'reported' | 'paid', median: Median | undefined) =>
    median === undefined
      ? []
      : [subtle(t.text(`overview.days.${name}`, { days: median.days, count: median.count }))];
  return tappableRow(t, {
    verb: 'vouchers',
    action: t.plain('payments.show-list'),
    data: conditionData({ scope: 'all', ...conditions, offer: offer.offer }),
    isLight: true,
    main: [
      { ...paragraph(t.fact(coded('offer', offer.offer))), weight: 'bolder' },
      ...step('reserved', offer.reserved),
      ...step('reported', offer.reported),
      ...step('paid', offer.paid),
      ...(onTime.of === 0
        ? []
        : [
            subtle(
              t.text('overview.days.on-time', {
                met: onTime.met,
                of: onTime.of,
                percent: Math.round((100 * onTime.met) / onTime.of),
              }),
            ),
          ]),
    ],
    side: [{ ...paragraph(t.fact(count)), ...RIGHT }],
  });
}
