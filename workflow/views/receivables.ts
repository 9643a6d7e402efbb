import { addDays, daysBetween, type Day } from '../kernel/day.ts';
import type { Programme } from '../programme/definition.ts';
import { customerKey } from '../voucher/customer-name.ts';
import { lastDayToRequestPayment } from '../voucher/last-days.ts';
import { openOf, rounded } from '../voucher/payment-amounts.ts';
import type { PaymentRequest, PaymentStatus, Voucher } from '../voucher/voucher.ts';

/** Narrows payments; an absent field narrows nothing. */
export interface PaymentFilter {
  /** A part of the customer's name. */
  readonly customer?: string;
  readonly offer?: string;
  /** Each is the project manager or the lead consultant. */
  readonly personIds?: readonly string[];
  /** The days of the requests, or of the redemptions while nothing is requested; both included. */
  readonly from?: Day;
  readonly to?: Day;
  readonly statuses?: readonly PaymentStatus[];
}

/** The lists of `payments`; `closing` is a part of `to-request` and of `rejected`. */
export const PAYMENT_LISTS = [
  'action-required',
  'outstanding',
  'closing',
  'to-request',
  'rejected',
  'missed',
] as const;
export type PaymentList = (typeof PAYMENT_LISTS)[number];

/** The last day of each age but the oldest, in days since the request. */
export const AGE_DAYS = [30, 60, 90] as const;

/** Windows that end within this number of days are closing. */
const CLOSING_DAYS = 14;

export interface Sum {
  readonly amount: number;
  readonly count: number;
}

/** The open amounts of one currency by age, the newest first. */
export interface Outstanding extends Sum {
  readonly currency: string;
  readonly ages: readonly Sum[];
}

/** The open amount of one customer in one currency. */
export interface Debt extends Sum {
  readonly customer: string;
  readonly currency: string;
  /** Day of the oldest request. */
  readonly since: Day;
}

export interface Receivables {
  readonly lists: Readonly<Record<PaymentList, readonly Voucher[]>>;
  /** The largest amount first. */
  readonly outstanding: readonly Outstanding[];
  /** The largest amount first. */
  readonly debts: readonly Debt[];
}

/** A voucher with a payment request. */
export type Requested = Voucher & { readonly payment: PaymentRequest };

export const hasPayment = (voucher: Voucher): voucher is Requested => voucher.payment !== undefined;

/** Index of the age of a request in {@link Outstanding.ages}. */
export function ageOf({ payment }: Requested, today: Day): number {
  const days = daysBetween(payment.requestedOn, today);
  const at = AGE_DAYS.findIndex((most) => days <= most);
  return at < 0 ? AGE_DAYS.length : at;
}

/** The payments of redeemed vouchers by what is to be done about them. */
export function receivables(
  vouchers: readonly Voucher[],
  { programme, today }: { readonly programme: Programme; readonly today: Day },
): Receivables {
  const lists: Record<PaymentList, Voucher[]> = {
    'action-required': [],
    outstanding: [],
    closing: [],
    'to-request': [],
    rejected: [],
    missed: [],
  };
  const closesBy = addDays(today, CLOSING_DAYS);
  for (const voucher of vouchers) {
    const { payment, status } = voucher;
    if (status !== 'redeemed') continue;
    const lastDay = lastDayToRequestPayment(voucher, programme);
    if (lastDay !== undefined && today <= lastDay && lastDay <= closesBy)
      lists.closing.push(voucher);
    if (payment === undefined)
      lists[lastDay !== undefined && lastDay < today ? 'missed' : 'to-request'].push(voucher);
    else if (payment.status === 'rejected') lists.rejected.push(voucher);
    else if (openOf(payment) > 0) lists.outstanding.push(voucher);
    if (payment?.status === 'action-required') lists['action-required'].push(voucher);
  }
  for (const list of PAYMENT_LISTS) lists[list].sort(byDay(list, programme));
  const open = lists.outstanding.filter(hasPayment);
  return { lists, outstanding: outstandingOf(open, today), debts: debtsOf(open) };
}

/** True if the voucher meets every condition of the filter. */
export function meets(voucher: Voucher, filter: PaymentFilter): boolean {
  const { customer, from = '', offer, personIds = [], statuses, to = '9999-12-31' } = filter;
  const { assignee, payment, redeemedOn, reservation } = voucher;
  const named = customer === undefined ? '' : customerKey(customer);
  const on = payment?.requestedOn ?? redeemedOn ?? '';
  return (
    (named === '' || customerKey(voucher.customer.organisation).includes(named)) &&
    (offer === undefined || voucher.offer === offer) &&
    personIds.every((one) => assignee.personId === one || reservation?.consultant === one) &&
    from <= on &&
    on <= to &&
    (statuses === undefined || (payment !== undefined && statuses.includes(payment.status)))
  );
}

function outstandingOf(vouchers: readonly Requested[], today: Day): readonly Outstanding[] {
  const byCurrency = Map.groupBy(vouchers, ({ payment }) => payment.currency);
  return [...byCurrency]
    .map(([currency, ofIt]) => ({
      currency,
      ...sumOf(ofIt),
      ages: [...AGE_DAYS, Infinity].map((_, age) =>
        sumOf(ofIt.filter((voucher) => ageOf(voucher, today) === age)),
      ),
    }))
    .sort((one, other) => other.amount - one.amount);
}

function debtsOf(vouchers: readonly Requested[]): readonly Debt[] {
  const byCustomer = Map.groupBy(
    vouchers,
    ({ customer, payment }) => `${payment.currency} ${customerKey(customer.organisation)}`,
  );
  return [...byCustomer.values()]
    .flatMap((ofIt) => {
      const [first] = ofIt;
      if (first === undefined) return [];
      const since = ofIt.map(({ payment }) => payment.requestedOn).sort()[0] ?? '';
      const { currency } = first.payment;
      return [{ customer: first.customer.organisation, currency, since, ...sumOf(ofIt) }];
    })
    .sort((one, other) => other.amount - one.amount || one.since.localeCompare(other.since));
}

const sumOf = (vouchers: readonly Requested[]): Sum => ({
  amount: rounded(vouchers.reduce((sum, { payment }) => sum + openOf(payment), 0)),
  count: vouchers.length,
});

/** Requests by their age, others by their last day; a window that is over comes last, newest first. */
function byDay(list: PaymentList, programme: Programme) {
  const on = (voucher: Voucher): string => {
    const { payment } = voucher;
    if (list === 'action-required') return payment?.statusOn ?? payment?.requestedOn ?? '';
    if (list === 'outstanding') return payment?.requestedOn ?? '';
    return lastDayToRequestPayment(voucher, programme) ?? '';
  };
  const newestFirst = list === 'missed' || list === 'rejected' ? -1 : 1;
  return (one: Voucher, other: Voucher): number =>
    newestFirst * on(one).localeCompare(on(other)) || one.voucherId.localeCompare(other.voucherId);
}
