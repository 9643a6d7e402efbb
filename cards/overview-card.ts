import { coded, money } from '../workflow/facts.ts';
import { VOUCHER_STATUSES, type VoucherStatus } from '../workflow/voucher/voucher.ts';
import type { Speaker } from '../locales/speaker.ts';
import type { Card, CardAction, Element } from './card.ts';
import { chart, type ChartPart } from './chart.ts';
import { commandAction } from './form-actions.ts';
import { template } from './template.ts';
import source from './templates/overview.json' with { type: 'json' };
import { paragraph, subheading } from './text-blocks.ts';

/** Payments of one currency, in whole units of it. */
export interface Pipeline {
  readonly currency: string;
  readonly requested: number;
  readonly approved: number;
  readonly paid: number;
}

export interface OverviewView {
  readonly company?: string;
  readonly byStatus: Readonly<Record<VoucherStatus, number>>;
  /** The most frequent first. */
  readonly byOffer: readonly { readonly offer: string; readonly count: number }[];
  /** How many of the open ones expire within so many days; the shortest span first. */
  readonly expiring: readonly { readonly withinDays: number; readonly count: number }[];
  readonly pipeline: readonly Pipeline[];
}

/** More offers or currencies than these do not fit on one card. */
const OFFERS_MAX = 8;
const CURRENCIES_MAX = 2;

const STATUS_COLORS: Readonly<Record<VoucherStatus, string>> = {
  assigned: 'categoricalLightBlue',
  reserved: 'categoricalBlue',
  reported: 'categoricalPurple',
  redeemed: 'good',
  expired: 'attention',
};

const fill = template<{
  readonly title: string;
  readonly summary: string;
  readonly parts: readonly Element[];
  readonly actions: readonly CardAction[];
}>(source);

/** The company's vouchers at a glance: where they stand, what expires, what is on its way to be paid. */
export function overviewCard(say: Speaker, view: OverviewView): Card {
  const total = VOUCHER_STATUSES.reduce((sum, status) => sum + view.byStatus[status], 0);
  const open = total - view.byStatus.redeemed - view.byStatus.expired;
  const actions = (['vouchers', 'deadlines', 'export'] as const).map((verb) =>
    commandAction(say, verb),
  );
  return fill({
    title: say.text('overview.title', { company: view.company ?? '' }),
    summary: say.text('overview.summary', { total, open }),
    parts: total === 0 ? [paragraph(say.text('overview.none'))] : charts(say, view),
    actions,
  });
}

function charts(say: Speaker, view: OverviewView): readonly Element[] {
  const number = (value: number) => say.fact(value);
  const titled = (name: 'status' | 'expiring' | 'offer', parts: readonly ChartPart[]) => [
    subheading(say.text(`overview.by.${name}`)),
    chart(
      name === 'status' ? 'Chart.Donut' : 'Chart.HorizontalBar',
      say.plain(`overview.by.${name}`),
      parts,
    ),
  ];
  const byStatus = VOUCHER_STATUSES.map((status) => ({
    legend: say.fact(coded('status', status)),
    value: view.byStatus[status],
    shown: number(view.byStatus[status]),
    color: STATUS_COLORS[status],
  }));
  const expiring = view.expiring.map(({ count, withinDays }) => ({
    legend: say.text('overview.within', { days: withinDays }),
    value: count,
    shown: number(count),
    color: withinDays <= 14 ? 'attention' : 'warning',
  }));
  const byOffer = view.byOffer.slice(0, OFFERS_MAX).map(({ count, offer }) => ({
    legend: say.fact(coded('offer', offer)),
    value: count,
    shown: number(count),
    color: 'categoricalBlue',
  }));
  return [
    ...titled('status', byStatus),
    ...titled('expiring', expiring),
    ...titled('offer', byOffer),
    ...view.pipeline.slice(0, CURRENCIES_MAX).flatMap((one) => pipeline(say, one)),
  ];
}

function pipeline(say: Speaker, { currency, ...amounts }: Pipeline): readonly Element[] {
  const title = say.text('overview.pipeline', { currency });
  const parts = (['requested', 'approved', 'paid'] as const).map((status) => ({
    legend: say.fact(coded('payment-status', status)),
    value: amounts[status],
    shown: say.fact(money(amounts[status], currency)),
    color: status === 'paid' ? 'good' : 'categoricalBlue',
  }));
  return [subheading(title), chart('Chart.HorizontalBar', title, parts)];
}
