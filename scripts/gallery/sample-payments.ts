import { paymentFilterCard } from '../../cards/lists/payment-filter-card.ts';
import { paymentListCard } from '../../cards/lists/payment-list-card.ts';
import { paymentsCard } from '../../cards/lists/payments-card.ts';
import { addDays } from '../../workflow/kernel/day.ts';
import { defaultProgramme as programme } from '../../workflow/programme/load.ts';
import { receivables } from '../../workflow/views/receivables.ts';
import type { PaymentStatus, Voucher } from '../../workflow/voucher/voucher.ts';
import type { Samples } from './sample-forms.ts';
import { nth, type Typed } from './sample-texts.ts';
import {
  SAMPLE_DAY as today,
  SAMPLE_PEOPLE,
  samplePaidVoucher,
  sampleVoucher,
} from './sample-vouchers.ts';

/** Payments of every kind and age. */
export function samplePayments(typed: Typed): Samples {
  const vouchers = [
    ...requested(typed, 'action-required', 3, 5),
    ...requested(typed, 'requested', 9, 12),
    ...requested(typed, 'approved', 3, 8, 'USD'),
    ...requested(typed, 'rejected', 4, 25),
    ...redeemed(typed, 5, 9),
    ...redeemed(typed, 4, 20, 60),
  ];
  const rows = { programme, today, mayRequest: () => true };
  const found = receivables(vouchers, rows);
  const filter = {
    customer: typed.organisation,
    offer: 'DDPS',
    from: '2020-01-01',
    to: '2020-12-31',
  };
  const asked = found.lists['action-required'];
  return {
    payments: (t) => paymentsCard(t, { ...rows, filter: {}, receivables: found }),
    'payments narrowed': (t) =>
      paymentsCard(t, {
        ...rows,
        filter,
        cutAt: 2000,
        receivables: receivables(vouchers.slice(0, 4), rows),
      }),
    'payments nothing': (t) =>
      paymentsCard(t, { ...rows, filter: {}, receivables: receivables([], rows) }),
    'payments list': (t) =>
      paymentListCard(t, {
        ...rows,
        list: 'outstanding',
        filter,
        currency: 'EUR',
        age: 3,
        vouchers: [...asked, ...found.lists.outstanding].slice(0, 6),
        total: 12,
        paging: { cursors: ['6'], next: '12' },
      }),
    'payments list of questions': (t) =>
      paymentListCard(t, {
        ...rows,
        list: 'action-required',
        filter: {},
        vouchers: [...asked, ...asked],
        total: 6,
        paging: { cursors: [] },
      }),
    'payments filter': (t) =>
      paymentFilterCard(t, {
        filter,
        offers: programme.offers.map(({ code }) => code),
        people: typed.colleagues.map((name) => ({ personId: SAMPLE_PEOPLE.paula, name })),
        years: ['2020', '2019', '2018'],
      }),
  };
}

/** Requests, each some days older than the one before. */
function requested(
  typed: Typed,
  status: PaymentStatus,
  count: number,
  days: number,
  currency = 'EUR',
): readonly Voucher[] {
  return Array.from({ length: count }, (_, at) => {
    const voucher = samplePaidVoucher(typed, status);
    const { payment } = voucher;
    const requestedOn = addDays(today, -days * (at + 1));
    return {
      ...voucher,
      ...named(typed, `${status[0]}${currency}${at}`, at),
      redeemedOn: addDays(requestedOn, -20),
      ...(payment && { payment: { ...payment, currency, requestedOn, statusOn: requestedOn } }),
    };
  });
}

/** Vouchers without a request, each redeemed some days before the one before. */
function redeemed(typed: Typed, count: number, days: number, from = 0): readonly Voucher[] {
  return Array.from({ length: count }, (_, at) => ({
    ...sampleVoucher(typed, 'redeemed'),
    ...named(typed, `r${from}${at}`, at),
    redeemedOn: addDays(today, -from - days * (at + 1)),
  }));
}

const named = (typed: Typed, id: string, at: number) => ({
  voucherId: `${typed.voucherId.slice(0, 56)}${id.toUpperCase()}`,
  customer: { organisation: nth(typed.customers, at), contactEmail: typed.email, country: 'DE' },
});
