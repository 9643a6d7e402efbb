import { overviewCard, type OverviewView } from '../../cards/lists/overview-card.ts';
import { overviewDaysCard, overviewGroupsCard } from '../../cards/lists/overview-groups-card.ts';
import { figuresOf } from '../../workflow/views/overview-figures.ts';
import type { Samples } from './sample-forms.ts';
import { nth, type Typed } from './sample-texts.ts';
import { SAMPLE_DAY as today } from './sample-vouchers.ts';

const amounts = (...of: readonly [string, number][]) =>
  of.map(([currency, amount]) => ({ currency, amount }));
const request = (
  status: 'requested' | 'action-required' | 'approved' | 'paid' | 'rejected',
  amount: number,
  count: number,
  currency = 'EUR',
) => ({ status, amount, count, currency, differenceClosed: status === 'paid' });

const figures = figuresOf(
  {
    byStatus: [
      { status: 'assigned', count: 7 },
      { status: 'reserved', count: 12 },
      { status: 'reported', count: 3 },
      { status: 'redeemed', count: 41 },
      { status: 'expired', count: 2 },
    ],
    byExpiry: [
      { expiresOn: today, count: 2 },
      { expiresOn: '2020-07-10', count: 4 },
      { expiresOn: '2020-08-05', count: 9 },
    ],
    requests: [
      request('requested', 5000, 7),
      request('action-required', 2500, 1),
      request('approved', 5000, 5),
      request('approved', 4000, 2, 'CHF'),
      request('paid', 12_000, 20),
      request('rejected', 3000, 1),
    ],
  },
  today,
);

/** The overview and its groupings. */
export function sampleOverview(typed: Typed): Samples {
  const { companyName } = typed;
  const all: OverviewView = {
    companyName,
    conditions: {},
    figures,
    atRisk: { count: 9, isMore: false },
  };
  const group = (value: string, at: number) => ({
    value,
    count: 30 - at * 6,
    open: 9 - at * 3,
    outstanding: at === 0 ? amounts(['EUR', 62_500], ['CHF', 8000]) : [],
    paid: at > 1 ? [] : amounts(['EUR', 240_000 - at * 90_000]),
  });
  const total = {
    count: 65,
    outstanding: amounts(['EUR', 62_500]),
    paid: amounts(['EUR', 390_000]),
  };
  return {
    overview: (t) => overviewCard(t, all),
    'overview limited': (t) =>
      overviewCard(t, {
        ...all,
        conditions: {
          offer: 'DDPS',
          period: { of: 'assigned', from: '2020-01-01', to: '2020-12-31' },
        },
        cutAt: 2000,
        unread: [typed.place],
      }),
    'overview empty': (t) =>
      overviewCard(t, {
        conditions: {},
        figures: figuresOf({ byStatus: [], byExpiry: [], requests: [] }, today),
        atRisk: { count: 0, isMore: false },
      }),
    'overview by offer': (t) =>
      overviewGroupsCard(t, {
        conditions: {},
        by: 'offer',
        groups: ['DDPS', 'SDPS', 'S-EDPS'].map(group),
        total,
        paging: { cursors: [] },
      }),
    'overview by customer': (t) =>
      overviewGroupsCard(t, {
        conditions: { paymentStatuses: ['paid'] },
        by: 'customer',
        groups: [0, 1, 2].map((at) => group(nth(typed.customers, at), at)),
        total,
        paging: { cursors: ['8'], next: '16' },
      }),
    'overview by month': (t) =>
      overviewGroupsCard(t, {
        conditions: {},
        by: 'month',
        groups: ['2020-06-01', '2020-05-01', '2020-04-01'].map(group),
        total,
        paging: { cursors: [] },
      }),
    'overview of days': (t) =>
      overviewDaysCard(t, {
        conditions: {},
        offers: ['DDPS', 'SDPS'].map((offer, at) => ({
          offer,
          count: 30 - at * 12,
          reserved: { days: 12, count: 28 },
          reported: { days: 61, count: 20 },
          paid: at === 0 ? { days: 134, count: 15 } : undefined,
          onTime: { met: 19 - at, of: 20 },
        })),
      }),
  };
}
