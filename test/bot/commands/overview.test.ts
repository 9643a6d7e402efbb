import type { Voucher, PaymentStatus } from '../../../workflow/voucher/voucher.ts';
import { aChat } from '../../support/a-chat.ts';
import { aRedeemedVoucher, aVoucherWithPayment } from '../../support/a-voucher.ts';

let one = 1000;

function paying(status: PaymentStatus, amount: number, currency = 'EUR'): Voucher {
  const voucher = aVoucherWithPayment(status);
  const voucherId = `PAYS-${one++}`;
  return { ...voucher, voucherId, payment: { ...voucher.payment!, amount, currency } };
}

const overviewOf = async (vouchers: readonly Voucher[]): Promise<string> =>
  (await (await aChat({ vouchers })).as('gloria').says('overview')).text;

describe('the payments in the overview', () => {
  it('are added up by currency and status', async () => {
    const text = await overviewOf([
      paying('requested', 1500),
      paying('requested', 1500),
      paying('action-required', 400.1),
      paying('approved', 700),
      paying('paid', 3000),
      paying('rejected', 9000),
      paying('paid', 80, 'USD'),
      aRedeemedVoucher(),
    ]);
    expect(text).toMatch(/Payments in EUR[^]*€3,400\.10[^]*€700\n[^]*€3,000\n/u);
    expect(text).toMatch(/Payments in USD[^]*\$80/u);
    expect(text).not.toContain('9,000');
  });

  it('are all included, whatever their number', async () => {
    const text = await overviewOf(Array.from({ length: 520 }, () => paying('paid', 10)));
    expect(text).toContain('€5,200');
  });

  it('are rounded without binary fraction errors', async () => {
    const { card } = await (
      await aChat({
        vouchers: [paying('paid', 0.1), paying('paid', 0.2)],
      })
    )
      .as('gloria')
      .says('overview');
    expect(JSON.stringify(card)).toContain('0.3');
    expect(JSON.stringify(card)).not.toContain('0.30000000000000004');
  });
});

describe('the bars of the overview', () => {
  const barsOf = async (...amounts: readonly number[]) => {
    const vouchers = amounts.map((amount) => paying('paid', amount));
    const { card } = await (await aChat({ vouchers })).as('gloria').says('overview');
    const charts = [...JSON.stringify(card).matchAll(/"data":(\[\{"x":[^\]]*\])/gu)];
    const bars = JSON.parse(charts.at(-1)?.[1] ?? '[]') as { readonly x: string; y: number }[];
    return bars.map(({ x, y }) => [x, y]).at(-1);
  };

  it.each([
    [[9999], ['Paid: €9,999', 9999]],
    [[10_000], ['Paid: €10,000', 10]],
    [
      [19_600, 55],
      ['Paid: €19,655', 19.7],
    ],
    [
      [10_000_000, 2_000_000],
      ['Paid: €12,000,000', 12],
    ],
  ] as const)(
    'have values of at most four digits, which no client truncates: %j',
    async (amounts, bar) => {
      expect(await barsOf(...amounts)).toEqual(bar);
    },
  );
});
