import { coded, money, type Fact } from '../../workflow/kernel/facts.ts';
import { VOUCHER_STATUSES, type VoucherStatus } from '../../workflow/voucher/voucher.ts';
import type { Translator } from '../../locales/translator.ts';
import type { Card, Element } from '../kit/card.ts';
import { chart, type ChartPart } from '../kit/chart.ts';
import { commandAction } from '../kit/form-actions.ts';
import { listCard } from '../kit/list-card.ts';

export interface Pipeline {
  readonly currency: string;
  readonly requested: number;
  readonly approved: number;
  readonly paid: number;
}

export interface OverviewView {
  readonly companyName?: string;
  readonly byStatus: Readonly<Record<VoucherStatus, number>>;
  /** Most frequent first. */
  readonly byOffer: readonly { readonly offer: string; readonly count: number }[];
  /** Number of open vouchers that expire within `withinDays`; shortest span first. */
  readonly expiring: readonly { readonly withinDays: number; readonly count: number }[];
  readonly pipeline: readonly Pipeline[];
}

/** Numbers that fit on one card. */
const OFFERS_MAX = 8;
const CURRENCIES_MAX = 2;

const HIGHLIGHT_DAYS = 14;

const STATUS_COLORS: Readonly<Record<VoucherStatus, string>> = {
  assigned: 'categoricalLightBlue',
  reserved: 'categoricalBlue',
  reported: 'categoricalPurple',
  redeemed: 'good',
  expired: 'attention',
};

/** The partner's vouchers at a glance: status, upcoming expiries and open payments. */
export function overviewCard(t: Translator, view: OverviewView): Card {
  const total = VOUCHER_STATUSES.reduce((sum, status) => sum + view.byStatus[status], 0);
  const open = total - view.byStatus.redeemed - view.byStatus.expired;
  const actions = (['vouchers', 'deadlines', 'export'] as const).map((verb) =>
    commandAction(t, verb),
  );
  return listCard(t, {
    title: t.text('overview.title', { company: view.companyName ?? '' }),
    intro: total === 0 ? t.text('overview.none') : t.text('overview.summary', { total, open }),
    rows: total === 0 ? [] : charts(t, view),
    actions,
  });
}

function charts(t: Translator, view: OverviewView): readonly Element[] {
  const counted = (fact: Fact, value: number, color: string): ChartPart => ({
    legend: `${t.plainFact(fact)}: ${t.plainFact(value)}`,
    text: t.fact(fact),
    value,
    shown: t.fact(value),
    color,
  });
  return [
    chart(
      t.text('overview.by.status'),
      VOUCHER_STATUSES.map((status) =>
        counted(coded('status', status), view.byStatus[status], STATUS_COLORS[status]),
      ),
    ),
    chart(t.text('overview.by.expiring'), expiring(t, view)),
    chart(
      t.text('overview.by.offer'),
      view.byOffer
        .slice(0, OFFERS_MAX)
        .map(({ count, offer }) => counted(coded('offer', offer), count, 'categoricalBlue')),
    ),
    ...view.pipeline.slice(0, CURRENCIES_MAX).map((one) => pipeline(t, one)),
  ];
}

function expiring(t: Translator, view: OverviewView): readonly ChartPart[] {
  return view.expiring.map(({ count, withinDays }) => ({
    legend: `${t.plain('overview.within', { days: withinDays })}: ${t.plainFact(count)}`,
    text: t.text('overview.within', { days: withinDays }),
    value: count,
    shown: t.fact(count),
    color: withinDays <= HIGHLIGHT_DAYS ? 'attention' : 'warning',
  }));
}

function pipeline(t: Translator, { currency, ...amounts }: Pipeline): Element {
  const parts = (['requested', 'approved', 'paid'] as const).map((status) => {
    const [name, amount] = [coded('payment-status', status), money(amounts[status], currency)];
    return {
      legend: `${t.plainFact(name)}: ${t.plainFact(amount)}`,
      text: t.fact(name),
      value: amounts[status],
      shown: t.fact(amount),
      color: status === 'paid' ? 'good' : 'categoricalBlue',
    };
  });
  return chart(t.text('overview.pipeline', { currency }), parts);
}
