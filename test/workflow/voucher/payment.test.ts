import { checksOf } from '../../../workflow/steps/decide-voucher.ts';
import {
  PAYMENT_STATUSES,
  type PaymentStatus,
  type Voucher,
} from '../../../workflow/voucher/voucher.ts';
import {
  anAssignedVoucher,
  aRedeemedVoucher,
  aReportedVoucher,
  aVoucherWithPayment,
} from '../../support/a-voucher.ts';
import { aProgramme } from '../../support/a-programme.ts';
import { decide, voucherContext, type Given } from '../../support/voucher-decisions.ts';

const registered = {
  savbRegistration: { confirmedBy: 'x', confirmedOn: '2020-05-01', reference: 'SAVB-1' },
};
const request = (
  values: object = {},
  given: Given = {},
  voucher: Voucher | undefined = aRedeemedVoucher(),
) =>
  decide(
    voucher,
    'payment',
    { invoiceNumber: 'R-17', amount: '5000.50', currency: 'eur', ...values },
    { records: registered, ...given },
  );

describe('a payment request', () => {
  it('stores the invoice and the tool’s reference', () => {
    expect(request({ confirmationReference: 'MS-9' }).voucher?.payment).toEqual({
      status: 'requested',
      invoiceNumber: 'R-17',
      amount: 5000.5,
      currency: 'EUR',
      requestedOn: '2020-06-15',
      reference: 'MS-9',
    });
  });

  const endDates = (lastDayToRequestPayment: string) =>
    aProgramme({ calendar: { inForce: true, lastDayToRequestPayment } });
  it.each<[string, Given, readonly string[]]>([
    ['on the day of the redemption', { today: '2020-06-14' }, []],
    ['sixty days after it', { today: '2020-08-13' }, []],
    ['sixty-one days after it', { today: '2020-08-14' }, ['within-payment-window']],
    ['on the programme’s last day', { programme: endDates('2020-06-15') }, []],
    ['on the day after that', { programme: endDates('2020-06-14') }, ['calendar-open']],
    ['before the company is registered', { records: {} }, ['savb-registered']],
    [
      'where no registration is asked for',
      {
        records: {},
        programme: aProgramme({ requirements: { savbRegistration: { inForce: false } } }),
      },
      [],
    ],
  ])('is checked: %s', (_case, given, refused) => {
    expect(request({}, given).refused).toEqual(refused);
  });

  it('accepts only the programme’s currencies', () => {
    expect(request({ currency: 'XXX' }).refused).toEqual(['currency-known@currency']);
  });

  it('accepts no fraction of the smallest unit', () => {
    expect(request({ amount: '5000.505' }).refused).toEqual(['amount-fits-currency@amount']);
  });

  it('requires the redemption', () => {
    expect(request({}, {}, aReportedVoucher()).refused).toEqual(['redeemed']);
  });

  it.each<[PaymentStatus, string, readonly string[]]>([
    ['requested', '2020-06-20', ['payment-may-be-requested']],
    ['approved', '2020-06-20', ['payment-may-be-requested']],
    ['paid', '2020-06-20', ['payment-may-be-requested']],
    ['rejected', '2020-08-13', []],
    ['rejected', '2020-08-14', ['within-payment-window']],
    ['action-required', '2020-08-14', []],
  ])('is checked again after %s, on %s', (status, today, refused) => {
    expect(request({}, { today }, aVoucherWithPayment(status)).refused).toEqual(refused);
  });

  it('can be repeated after a rejection', () => {
    expect(request({}, {}, aVoucherWithPayment('rejected')).voucher?.payment).toMatchObject({
      status: 'requested',
      invoiceNumber: 'R-17',
    });
  });

  it('can be looked at before it is made', () => {
    const checks = checksOf(
      'payment',
      aRedeemedVoucher(),
      { invoiceNumber: 'R-1', amount: 5000, currency: 'EUR', confirmationReference: undefined },
      voucherContext({ records: registered }),
    );
    expect(checks.map(({ code, met }) => [code, met])).toEqual([
      ['may-act', true],
      ['redeemed', true],
      ['within-payment-window', true],
      ['savb-registered', true],
      ['currency-known', true],
      ['amount-fits-currency', true],
    ]);
  });
});

describe('the status of a payment request', () => {
  /** `✓` valid, `!` valid with a gap, `=` unchanged, `-` refused. */
  const table: Readonly<Record<PaymentStatus, string>> = {
    //                 req act app paid rej
    requested: /*   */ '=  ✓   ✓   !    ✓',
    'action-required': '✓  =   ✓   !    ✓',
    approved: /*    */ '-  -   =   ✓    -',
    paid: /*        */ '-  -   =   =    -',
    rejected: /*    */ '-  -   -   -    =',
  };
  const cells = Object.entries(table).flatMap(([from, row]) =>
    row
      .split(/\s+/u)
      .map((sign, column) => [from as PaymentStatus, PAYMENT_STATUSES[column]!, sign] as const),
  );

  it.each(cells)('changes from %s to %s: %s', (from, to, sign) => {
    const { events, refused } = decide(aVoucherWithPayment(from), 'payment-status', { status: to });
    const seen = refused.length > 0 ? '-' : events.length === 0 ? '=' : gapOf(events) ? '!' : '✓';
    expect(seen).toBe(sign);
    if (sign === '-') expect(refused).toEqual(['payment-status-follows@status']);
  });

  it.each(['approved', 'paid'] as const)(
    'is %s by Microsoft after a rejection, with a mark in the history',
    (status) => {
      const rejected = aVoucherWithPayment('rejected');
      const microsoft = { actor: { kind: 'microsoft' } } as const;
      const { events, voucher } = decide(rejected, 'payment-status', { status }, microsoft);
      expect(voucher?.payment?.status).toBe(status);
      expect(gapOf(events)).toBe(true);
    },
  );

  it('is not sent back by Microsoft after a rejection', () => {
    const decision = decide(
      aVoucherWithPayment('rejected'),
      'payment-status',
      { status: 'action-required' },
      { actor: { kind: 'microsoft' } },
    );
    expect(decision.refused).toEqual(['payment-status-follows@status']);
  });

  it('keeps a new reason or reference of the same status, and a reference until it is replaced', () => {
    const first = decide(
      aVoucherWithPayment('action-required'),
      'payment-status',
      { status: 'action-required', reason: 'Invoice missing', reference: 'MS-1' },
      { actor: { kind: 'microsoft' } },
    ).voucher;
    expect(first?.payment).toMatchObject({ reason: 'Invoice missing', reference: 'MS-1' });
    const again = { status: 'action-required', reason: 'Invoice missing', reference: 'MS-1' };
    expect(decide(first, 'payment-status', again).events).toEqual([]);
    const approved = decide(first, 'payment-status', { status: 'approved' }).voucher;
    expect(approved?.payment).toMatchObject({ status: 'approved', reference: 'MS-1' });
    expect(approved?.payment?.reason).toBeUndefined();
  });

  it('has no gap if a paid request only gets another reference', () => {
    const update = { status: 'paid', reference: 'MS-2' };
    const { events, voucher } = decide(aVoucherWithPayment('paid'), 'payment-status', update);
    expect(gapOf(events)).toBe(false);
    expect(voucher?.payment?.reference).toBe('MS-2');
  });

  it.each([
    ['never redeemed', anAssignedVoucher()],
    ['redeemed only', aRedeemedVoucher()],
  ])('is refused for a voucher %s without a payment request', (_case, voucher) => {
    expect(decide(voucher, 'payment-status', { status: 'paid' }).refused).toEqual([
      'payment-requested',
    ]);
  });
});

function gapOf(events: ReturnType<typeof decide>['events']): boolean {
  return events.some((event) => event.type === 'payment-status-changed' && event.gap);
}
