import * as fc from 'fast-check';
import { addDays } from '../../../workflow/kernel/day.ts';
import { defaultProgramme as programme } from '../../../workflow/programme/load.ts';
import type { VoucherEvent } from '../../../workflow/steps/catalogue.ts';
import { evolve } from '../../../workflow/steps/evolve.ts';
import { receivables, type PaymentList } from '../../../workflow/views/receivables.ts';
import { PAYMENT_STATUSES, type Voucher } from '../../../workflow/voucher/voucher.ts';
import { aRedeemedVoucher, aReportedVoucher, voucherKey } from '../../support/a-voucher.ts';
import { today } from '../../support/partner.ts';

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
