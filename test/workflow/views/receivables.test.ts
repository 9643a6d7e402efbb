import * as fc from 'fast-check';
import { addDays } from '../../../workflow/kernel/day.ts';
import { defaultProgramme as programme } from '../../../workflow/programme/load.ts';
import type { VoucherEvent } from '../../../workflow/steps/catalogue.ts';
import { evolve } from '../../../workflow/steps/evolve.ts';
import {
  meets,
  receivables,
  type PaymentFilter,
  type PaymentList,
} from '../../../workflow/views/receivables.ts';
import {
  PAYMENT_STATUSES,
  type PaymentStatus,
  type Voucher,
} from '../../../workflow/voucher/voucher.ts';
import {
  aRedeemedVoucher,
  aReportedVoucher,
  aVoucherWithPayment,
  voucherKey,
} from '../../support/a-voucher.ts';
import { people, today } from '../../support/partner.ts';

const currency = fc.constantFrom('EUR', 'USD', 'JPY');
const amount = fc.integer({ min: 1, max: 9999 });

const requested = fc.record({
  type: fc.constant('payment-requested' as const),
  invoiceNumber: fc.constantFrom('R-1', 'R-2'),
  amount,
  currency,
  requestedOn: fc.integer({ min: 0, max: 200 }).map((days) => addDays(today, -days)),
});
const changed = fc.record({
  type: fc.constant('payment-status-changed' as const),
  status: fc.constantFrom(...PAYMENT_STATUSES),
  gap: fc.constant(false),
  amountPaid: fc.option(amount, { nil: undefined }),
});

/** The payments of one voucher, one request first. */
const history = fc
  .tuple(
    fc.integer({ min: 0, max: 90 }),
    fc.option(fc.tuple(requested, fc.array(fc.oneof(requested, changed), { maxLength: 4 }))),
  )
  .map(([days, payments]) => {
    const events: readonly VoucherEvent[] = payments === null ? [] : [payments[0], ...payments[1]];
    return { events, redeemedOn: addDays(today, -days) };
  });

/** The open amount by the history alone. */
function openBy(events: readonly VoucherEvent[]): readonly [string, number] | undefined {
  let open: readonly [string, number] | undefined;
  let asked = 0;
  let stated: number | undefined;
  for (const event of events) {
    if (event.type === 'payment-requested') {
      asked = event.amount;
      stated = undefined;
      open = [event.currency, asked];
    } else if (event.type === 'payment-status-changed' && open !== undefined) {
      const isAll = event.status === 'paid' || event.status === 'rejected';
      stated = event.amountPaid ?? (isAll ? undefined : stated);
      const paid = stated ?? (event.status === 'paid' ? asked : 0);
      open = [open[0], event.status === 'rejected' ? 0 : asked - paid];
    }
  }
  return open;
}

const vouchersOf = (
  histories: readonly { events: readonly VoucherEvent[]; redeemedOn: string }[],
) =>
  histories.map(({ events, redeemedOn }, at): Voucher => {
    const redeemed: Voucher = { ...aRedeemedVoucher(), voucherId: `PAYS-${at}`, redeemedOn };
    return events.reduce((voucher, event) => evolve(voucher, event, voucherKey), redeemed);
  });

describe('the receivables of any histories', () => {
  it('add up to the sums of the histories, by currency and over all ages', () => {
    fc.assert(
      fc.property(fc.array(history, { maxLength: 12 }), (histories) => {
        const sums = new Map<string, number>();
        for (const { events } of histories) {
          const [code, open] = openBy(events) ?? ['', 0];
          if (open > 0) sums.set(code, (sums.get(code) ?? 0) + open);
        }
        const { outstanding } = receivables(vouchersOf(histories), { programme, today });
        const shown = outstanding.map(({ amount: sum, currency: code }) => [code, sum] as const);
        expect(new Map(shown)).toEqual(sums);
        for (const { ages, amount: sum, count } of outstanding) {
          expect(ages.reduce((all, age) => all + age.amount, 0)).toBe(sum);
          expect(ages.reduce((all, age) => all + age.count, 0)).toBe(count);
        }
      }),
      { numRuns: 40 },
    );
  });

  it('list every redeemed voucher that is not paid once', () => {
    const once: readonly PaymentList[] = ['outstanding', 'to-request', 'rejected', 'missed'];
    fc.assert(
      fc.property(fc.array(history, { maxLength: 12 }), (histories) => {
        const vouchers = vouchersOf(histories);
        const { lists } = receivables(vouchers, { programme, today });
        const listed = once.flatMap((list) => lists[list].map(({ voucherId }) => voucherId));
        const due = vouchers
          .filter((_, at) => {
            const events = histories[at]?.events ?? [];
            return (openBy(events)?.[1] ?? 1) > 0 || isRejected(events);
          })
          .map(({ voucherId }) => voucherId);
        expect(listed.toSorted()).toEqual(due.toSorted());
      }),
    );
  });
});

function isRejected(events: readonly VoucherEvent[]): boolean {
  const last = events.at(-1);
  return last?.type === 'payment-status-changed' && last.status === 'rejected';
}

it('lists a voucher that is not redeemed nowhere', () => {
  const { lists, outstanding } = receivables([aReportedVoucher()], { programme, today });
  expect(Object.values(lists).flat()).toEqual([]);
  expect(outstanding).toEqual([]);
});

describe('the lists of the receivables', () => {
  const redeemedOn = (on: string, at: number): Voucher => ({
    ...aRedeemedVoucher(),
    voucherId: `LIST-${at}`,
    redeemedOn: on,
  });
  const idsIn = (list: PaymentList, vouchers: readonly Voucher[]) =>
    receivables(vouchers, { programme, today }).lists[list].map(({ voucherId }) => voucherId);

  it('have the windows that end within 14 days, and the missed ones apart', () => {
    // The window has 60 days; today is 15 June 2020.
    const days = ['2020-04-15', '2020-04-16', '2020-04-30', '2020-05-01'];
    const vouchers = days.map(redeemedOn);
    expect(idsIn('missed', vouchers)).toEqual(['LIST-0']);
    expect(idsIn('closing', vouchers)).toEqual(['LIST-1', 'LIST-2']);
    expect(idsIn('to-request', vouchers)).toEqual(['LIST-1', 'LIST-2', 'LIST-3']);
  });

  it('have the newest of the missed windows first', () => {
    expect(idsIn('missed', ['2020-03-01', '2020-04-01'].map(redeemedOn))).toEqual([
      'LIST-1',
      'LIST-0',
    ]);
  });

  const paying = (
    at: number,
    status: PaymentStatus,
    requestedOn: string,
    statusOn?: string,
  ): Voucher => {
    const voucher = { ...aVoucherWithPayment(status), voucherId: `LIST-${at}` };
    return { ...voucher, payment: { ...voucher.payment!, requestedOn, statusOn } };
  };

  it('have the oldest question and the oldest request first', () => {
    const vouchers = [
      paying(0, 'action-required', '2020-05-01', '2020-06-10'),
      paying(1, 'action-required', '2020-05-20', '2020-06-01'),
      paying(2, 'requested', '2020-04-01'),
    ];
    expect(idsIn('action-required', vouchers)).toEqual(['LIST-1', 'LIST-0']);
    expect(idsIn('outstanding', vouchers)).toEqual(['LIST-2', 'LIST-0', 'LIST-1']);
  });

  it.each([
    ['2020-05-16', 0],
    ['2020-05-15', 1],
    ['2020-04-16', 1],
    ['2020-04-15', 2],
    ['2020-03-17', 2],
    ['2020-03-16', 3],
  ])('count a request of %s in the age %i', (requestedOn, age) => {
    const [{ ages } = { ages: [] }] = receivables([paying(0, 'requested', requestedOn)], {
      programme,
      today,
    }).outstanding;
    expect(ages.map(({ count }) => count)).toEqual([0, 1, 2, 3].map((one) => +(one === age)));
  });
});

describe('a filter of payments', () => {
  const voucher = aVoucherWithPayment('approved');
  it.each<[PaymentFilter, boolean]>([
    [{}, true],
    [{ customer: 'fabri' }, true],
    [{ customer: 'contoso' }, false],
    [{ offer: 'DDPS' }, true],
    [{ offer: 'SDPS' }, false],
    [{ personIds: [people.paula] }, true],
    [{ personIds: [people.carlo] }, true],
    [{ personIds: [people.paula, people.carlo] }, true],
    [{ personIds: [people.paula, people.adam] }, false],
    [{ from: '2020-06-15', to: '2020-06-15' }, true],
    [{ from: '2020-06-16' }, false],
    [{ to: '2020-06-14' }, false],
    [{ statuses: ['approved', 'paid'] }, true],
    [{ statuses: ['paid'] }, false],
  ])('%j holds: %s', (filter, expected) => {
    expect(meets(voucher, filter)).toBe(expected);
  });

  it('goes by the redemption while nothing is requested', () => {
    expect(meets(aRedeemedVoucher(), { from: '2020-06-14', to: '2020-06-14' })).toBe(true);
    expect(meets(aRedeemedVoucher(), { from: '2020-06-15' })).toBe(false);
    expect(meets(aRedeemedVoucher(), { statuses: ['requested'] })).toBe(false);
  });
});
