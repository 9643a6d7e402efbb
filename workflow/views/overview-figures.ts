import { addDays, daysBetween, type Day } from '../kernel/day.ts';
import type { Programme } from '../programme/definition.ts';
import {
  lastDayToRedeem,
  lastDayToRequestPayment,
  paymentWindowEnd,
} from '../voucher/last-days.ts';
import { openOf, paidOf, rounded } from '../voucher/payment-amounts.ts';
import {
  PAYMENT_STATUSES,
  VOUCHER_STATUSES,
  type PaymentRequest,
  type PaymentStatus,
  type Voucher,
  type VoucherStatus,
} from '../voucher/voucher.ts';

/** A status from which a voucher can still be redeemed. */
export const OPEN_STATUSES = ['assigned', 'reserved', 'reported'] as const;

/** Requested and neither paid nor rejected. */
export const OUTSTANDING_STATUSES = ['requested', 'action-required', 'approved'] as const;

/** One amount per currency, the largest first. */
export type Amounts = readonly { readonly currency: string; readonly amount: number }[];

export interface PaymentSum {
  readonly status: PaymentStatus;
  /** Number of vouchers whose request has the status. */
  readonly count: number;
  /**
   * The sum that is still expected; for `paid` the sum of all payments, those in part included; for
   * `rejected` the requested sum.
   */
  readonly amounts: Amounts;
}

export interface Figures {
  readonly byStatus: Readonly<Record<VoucherStatus, number>>;
  /** Open vouchers by their last day; the periods do not overlap, the nearest first. */
  readonly expiring: readonly { readonly from: Day; readonly to: Day; readonly count: number }[];
  /** In the order of {@link PAYMENT_STATUSES}; only those that occur. */
  readonly payments: readonly PaymentSum[];
  /** The sum of all requests that are neither paid nor rejected. */
  readonly outstanding: Amounts;
  /** Redeemed vouchers without a payment request. */
  readonly notRequested: number;
}

/** Equal requests, counted. */
export interface CountedRequest extends Pick<
  PaymentRequest,
  'status' | 'currency' | 'amount' | 'amountPaid' | 'differenceClosed'
> {
  readonly count: number;
}

/** Counts from which the figures follow, whether read as counts or made from vouchers. */
export interface Counts {
  readonly byStatus: readonly { readonly status: VoucherStatus; readonly count: number }[];
  /** Counted for open vouchers. */
  readonly byExpiry: readonly { readonly expiresOn: Day; readonly count: number }[];
  readonly requests: readonly CountedRequest[];
}

/** The last day of each period of {@link Figures.expiring}, in days from today. */
const SPANS = [14, 30, 60] as const;
export const LAST_SPAN = SPANS[2];

export function figuresOf({ byExpiry, byStatus, requests }: Counts, today: Day): Figures {
  const counted = Object.fromEntries(
    VOUCHER_STATUSES.map((status) => [
      status,
      sum(byStatus.filter((one) => one.status === status)),
    ]),
  ) as Record<VoucherStatus, number>;
  return {
    byStatus: counted,
    expiring: SPANS.map((last, at) => {
      const from = addDays(today, (SPANS[at - 1] ?? -1) + 1);
      const to = addDays(today, last);
      const within = byExpiry.filter(({ expiresOn }) => from <= expiresOn && expiresOn <= to);
      return { from, to, count: sum(within) };
    }),
    payments: PAYMENT_STATUSES.flatMap((status) => paymentSum(status, requests)),
    outstanding: outstandingOf(requests),
    notRequested: Math.max(0, counted.redeemed - sum(requests)),
  };
}

/** The counts of these vouchers. */
export function countsOf(vouchers: readonly Voucher[]): Counts {
  const isOpen = ({ status }: Voucher): boolean =>
    (OPEN_STATUSES as readonly string[]).includes(status);
  return {
    byStatus: vouchers.map(({ status }) => ({ status, count: 1 })),
    byExpiry: vouchers.filter(isOpen).map(({ expiresOn }) => ({ expiresOn, count: 1 })),
    requests: requestsOf(vouchers),
  };
}

const requestsOf = (vouchers: readonly Voucher[]): readonly CountedRequest[] =>
  vouchers.flatMap(({ payment }) => (payment === undefined ? [] : [{ ...payment, count: 1 }]));

function paymentSum(status: PaymentStatus, all: readonly CountedRequest[]): readonly PaymentSum[] {
  const requests = all.filter((one) => one.status === status);
  const amounts = status === 'paid' ? paidBy(all) : amountsBy(requests, AMOUNT_OF[status]);
  return requests.length === 0 && amounts.length === 0
    ? []
    : [{ status, count: sum(requests), amounts }];
}

const AMOUNT_OF: Readonly<Record<Exclude<PaymentStatus, 'paid'>, (one: CountedRequest) => number>> =
  {
    requested: openOf,
    'action-required': openOf,
    approved: openOf,
    rejected: ({ amount }) => amount,
  };

const outstandingOf = (requests: readonly CountedRequest[]): Amounts => amountsBy(requests, openOf);
const paidBy = (requests: readonly CountedRequest[]): Amounts => amountsBy(requests, paidOf);

/** The sums by currency, without those that are 0. */
function amountsBy(
  requests: readonly CountedRequest[],
  amountOf: (request: CountedRequest) => number,
): Amounts {
  const byCurrency = Map.groupBy(requests, ({ currency }) => currency);
  return [...byCurrency]
    .map(([currency, ofIt]) => ({
      currency,
      amount: rounded(ofIt.reduce((total, one) => total + amountOf(one) * one.count, 0)),
    }))
    .filter(({ amount }) => amount !== 0)
    .sort((one, other) => other.amount - one.amount);
}

const sum = (counts: readonly { readonly count: number }[]): number =>
  counts.reduce((total, { count }) => total + count, 0);

export const GROUPINGS = ['offer', 'customer', 'month'] as const;
export type Grouping = (typeof GROUPINGS)[number];

export interface Group {
  /** The offer, the customer, or the first day of the month in which they were assigned. */
  readonly value: string;
  readonly count: number;
  readonly open: number;
  readonly outstanding: Amounts;
  readonly paid: Amounts;
}

const VALUE_OF: Readonly<Record<Grouping, (voucher: Voucher) => string>> = {
  offer: ({ offer }) => offer,
  customer: ({ customer }) => customer.organisation,
  month: ({ assignedOn }) => `${assignedOn.slice(0, 7)}-01`,
};

/** Disjoint groups: the newest month first, otherwise the most paid, or the most vouchers. */
export function groupsOf(
  vouchers: readonly Voucher[],
  by: Grouping,
  order: 'count' | 'paid',
): readonly Group[] {
  const groups = [...Map.groupBy(vouchers, VALUE_OF[by])].map(([value, ofIt]): Group => {
    const { byExpiry, requests } = countsOf(ofIt);
    return {
      value,
      count: ofIt.length,
      open: byExpiry.length,
      outstanding: outstandingOf(requests),
      paid: paidBy(requests),
    };
  });
  const most = ({ paid: [first] }: Group): number => first?.amount ?? 0;
  return groups.sort(
    (one, other) =>
      (by === 'month' ? other.value.localeCompare(one.value) : 0) ||
      (order === 'paid' ? most(other) - most(one) : 0) ||
      other.count - one.count ||
      one.value.localeCompare(other.value),
  );
}

export interface Median {
  readonly days: number;
  /** Number of vouchers. */
  readonly count: number;
}

export interface OfferDays {
  readonly offer: string;
  readonly count: number;
  /** Days since the assignment; undefined if no voucher has come that far. */
  readonly reserved?: Median;
  readonly reported?: Median;
  readonly paid?: Median;
  /** Requested within all time limits, of those requested or late. */
  readonly onTime: { readonly met: number; readonly of: number };
}

/** How long vouchers take, by offer; the most frequent first. */
export function offerDays(
  vouchers: readonly Voucher[],
  { programme, today }: { readonly programme: Programme; readonly today: Day },
): readonly OfferDays[] {
  return [...Map.groupBy(vouchers, ({ offer }) => offer)]
    .map(([offer, ofIt]): OfferDays => {
      const verdicts = ofIt.map((voucher) => isOnTime(voucher, programme, today));
      const decided = verdicts.filter((verdict) => verdict !== undefined);
      return {
        offer,
        count: ofIt.length,
        reserved: median(ofIt, ({ reservation }) => reservation?.reservedOn),
        reported: median(ofIt, ({ report }) => report?.submittedOn),
        paid: median(ofIt, ({ payment }) =>
          payment?.status === 'paid' ? payment.statusOn : undefined,
        ),
        onTime: { met: decided.filter((verdict) => verdict).length, of: decided.length },
      };
    })
    .sort((one, other) => other.count - one.count || one.offer.localeCompare(other.offer));
}

/** True if the payment was requested in time; undefined while it still can be. */
function isOnTime(voucher: Voucher, programme: Programme, today: Day): boolean | undefined {
  const { payment, redeemedOn, status } = voucher;
  if (status === 'expired') return false;
  if (redeemedOn === undefined)
    return lastDayToRedeem(voucher, programme) < today ? false : undefined;
  if (redeemedOn > lastDayToRedeem(voucher, programme)) return false;
  if (payment !== undefined) return payment.requestedOn <= paymentWindowEnd(redeemedOn, programme);
  const lastDay = lastDayToRequestPayment(voucher, programme);
  return lastDay !== undefined && lastDay < today ? false : undefined;
}

function median(
  vouchers: readonly Voucher[],
  dayOf: (voucher: Voucher) => Day | undefined,
): Median | undefined {
  const days = vouchers
    .flatMap((voucher) => {
      const on = dayOf(voucher);
      return on === undefined ? [] : [daysBetween(voucher.assignedOn, on)];
    })
    .sort((one, other) => one - other);
  const middle = days[Math.floor(days.length / 2)];
  return middle === undefined ? undefined : { days: middle, count: days.length };
}
