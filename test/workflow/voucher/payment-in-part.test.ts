import { isRefusal } from '../../../workflow/kernel/checks.ts';
import type { Actor } from '../../../workflow/partner/actor.ts';
import { decideVoucher } from '../../../workflow/steps/decide-voucher.ts';
import type { VoucherEvent } from '../../../workflow/steps/catalogue.ts';
import { evolve, kindOf } from '../../../workflow/steps/evolve.ts';
import { possibleActions } from '../../../workflow/views/offered-steps.ts';
import { isPaidInPart, openOf, paidOf } from '../../../workflow/voucher/payment-amounts.ts';
import { paymentGroup, paymentOf } from '../../../workflow/voucher/payment-group.ts';
import {
  PAYMENT_STATUSES,
  type PaymentRequest,
  type PaymentStatus,
  type Voucher,
} from '../../../workflow/voucher/voucher.ts';
import { aRedeemedVoucher, aVoucherWithPayment, voucherKey } from '../../support/a-voucher.ts';
import { actorOf, people, today } from '../../support/partner.ts';
import { decide, voucherCommand, voucherContext } from '../../support/voucher-decisions.ts';

const admin = actorOf(people.gloria, 'global-admin');
const manager = actorOf(people.paula, 'project-manager');
const microsoft: Actor = { kind: 'microsoft' };

const update = (voucher: Voucher, values: object, actor: Actor = microsoft) =>
  decide(voucher, 'payment-status', values, { actor });
const payment = ({ voucher }: { readonly voucher: Voucher | undefined }) => voucher!.payment!;
const part = update(aVoucherWithPayment(), { status: 'paid', amountPaid: 3000 }).voucher!;

const partOf = (amountPaid: number): Voucher =>
  update(aVoucherWithPayment(), { status: 'paid', amountPaid }).voucher!;
const rejectedAfter = (voucher: Voucher): Voucher =>
  update(voucher, { status: 'rejected' }, admin).voucher!;
const CENTS = 'amount-fits-currency@currency';

function factsOf(voucher: Voucher, values: object): unknown {
  const command = voucherCommand('payment-status', values);
  const decision = decideVoucher(voucher, command, voucherContext({ actor: admin }));
  return isRefusal(decision) ? decision.refused[0]?.facts : undefined;
}

describe('a payment in part', () => {
  it.each<[string, PaymentStatus, object, Partial<PaymentRequest>, number, number]>([
    [
      'of less than the sum',
      'requested',
      { status: 'paid', amountPaid: 3000 },
      { status: 'approved' },
      3000,
      2000,
    ],
    [
      'reported as approved',
      'approved',
      { status: 'approved', amountPaid: 3000 },
      { status: 'approved' },
      3000,
      2000,
    ],
    [
      'of one cent less',
      'approved',
      { status: 'paid', amountPaid: 4999.99 },
      { status: 'approved' },
      4999.99,
      0.01,
    ],
    ['of the sum', 'approved', { status: 'paid', amountPaid: 5000 }, { status: 'paid' }, 5000, 0],
    [
      'of the sum, reported as approved',
      'approved',
      { status: 'approved', amountPaid: 5000 },
      { status: 'paid' },
      5000,
      0,
    ],
    ['without an amount', 'approved', { status: 'paid' }, { status: 'paid' }, 5000, 0],
    [
      'of one euro',
      'approved',
      { status: 'approved', amountPaid: 1 },
      { status: 'approved' },
      1,
      4999,
    ],
    [
      'with a question',
      'approved',
      { status: 'action-required', amountPaid: 3000 },
      { status: 'action-required' },
      3000,
      2000,
    ],
  ])('%s', (_what, from, values, after, paid, open) => {
    const found = payment(update(aVoucherWithPayment(from), values, admin));
    expect(found).toMatchObject(after);
    expect([paidOf(found), openOf(found)]).toEqual([paid, open]);
  });

  it('counts nothing if Microsoft rejects the whole', () => {
    const found = payment(update(aVoucherWithPayment(), { status: 'rejected', amountPaid: 3000 }));
    expect(found.status).toBe('rejected');
    expect([paidOf(found), openOf(found)]).toEqual([0, 0]);
  });

  it('is complete once the sum is reached, with or without an amount', () => {
    for (const values of [{ status: 'paid', amountPaid: 5000 }, { status: 'paid' }]) {
      const found = payment(update(part, values));
      expect(found.status).toBe('paid');
      expect([paidOf(found), openOf(found), isPaidInPart(found)]).toEqual([5000, 0, false]);
    }
  });

  it('keeps what was paid if a question follows, and not if it is rejected', () => {
    expect(payment(update(part, { status: 'action-required' }, admin)).amountPaid).toBe(3000);
    const rejected = payment(update(part, { status: 'rejected' }, admin));
    expect(rejected.amountPaid).toBeUndefined();
    expect([paidOf(rejected), openOf(rejected)]).toEqual([0, 0]);
  });

  it('can follow a question with the sum paid before', () => {
    const asked = update(part, { status: 'action-required' }, admin).voucher!;
    expect(asked.payment?.status).toBe('action-required');
    const found = payment(update(asked, { status: 'paid', amountPaid: 3000 }));
    expect(found).toMatchObject({ status: 'approved', amountPaid: 3000 });
  });

  it.each<[string, object]>([
    ['the same message', { status: 'paid', amountPaid: 3000 }],
    ['an approval that arrives late', { status: 'approved' }],
    ['the currency of the request', { status: 'approved', amountPaid: 3000, currency: 'eur' }],
  ])('is not recorded twice: %s', (_what, values) => {
    expect(update(part, values)).toMatchObject({ events: [], refused: [] });
  });

  it.each<[string, object, Actor, readonly string[]]>([
    [
      'more than the sum',
      { status: 'paid', amountPaid: 5000.01 },
      admin,
      ['amount-paid-fits@amountPaid'],
    ],
    [
      'less than before',
      { status: 'paid', amountPaid: 2999.99 },
      microsoft,
      ['amount-paid-fits@amountPaid'],
    ],
    [
      'less than before',
      { status: 'paid', amountPaid: 2999.99 },
      manager,
      ['amount-paid-fits@amountPaid'],
    ],
    [
      'an amount with a status that says that nothing was paid',
      { status: 'requested', amountPaid: 3000 },
      admin,
      ['amount-paid-belongs@status'],
    ],
    [
      'an amount with a rejection',
      { status: 'rejected', amountPaid: 3000 },
      admin,
      ['amount-paid-belongs@status'],
    ],
    [
      'a closed difference with a question',
      { status: 'action-required', differenceClosed: 'true', reason: 'x' },
      admin,
      ['amount-paid-belongs@status'],
    ],
    ['an amount with a question', { status: 'action-required', amountPaid: 3500 }, admin, []],
    ['less than before, by an admin', { status: 'paid', amountPaid: 2999.99 }, admin, []],
    [
      'another currency',
      { status: 'paid', currency: 'USD' },
      microsoft,
      ['payment-currency-matches'],
    ],
    [
      'more than the sum in another currency',
      { status: 'paid', amountPaid: 6000, currency: 'USD' },
      microsoft,
      ['payment-currency-matches'],
    ],
    [
      'the same status in another currency',
      { status: 'approved', currency: 'USD' },
      microsoft,
      ['payment-currency-matches'],
    ],
    [
      'the rest closed by a project manager',
      { status: 'paid', differenceClosed: 'true', reason: 'x' },
      manager,
      ['difference-closed-by-admin@differenceClosed'],
    ],
    [
      'the rest closed by Microsoft',
      { status: 'paid', differenceClosed: 'true', reason: 'x' },
      microsoft,
      ['difference-closed-by-admin@differenceClosed'],
    ],
    [
      'the rest closed without a reason',
      { status: 'paid', differenceClosed: 'true' },
      admin,
      ['difference-reason-given@reason'],
    ],
    ['the rest closed', { status: 'paid', differenceClosed: 'true', reason: 'x' }, admin, []],
  ])('is refused or accepted: %s', (_what, values, actor, refused) => {
    expect(update(part, values, actor).refused).toEqual(refused);
  });

  it('names the amounts in a refusal', () => {
    const command = { status: 'paid', amountPaid: 6000 };
    const euros = (amount: number) => ({ as: 'money', amount, currency: 'EUR' });
    const refused = (voucher: Voucher) => factsOf(voucher, command);
    expect(refused(part)).toEqual({ asked: euros(5000), paid: euros(3000) });
    expect(refused(aVoucherWithPayment())).toEqual({ asked: euros(5000), paid: '' });
  });

  it('names the status that an amount or a closed difference does not fit', () => {
    const status = (value: PaymentStatus) => ({ as: 'payment-status', value });
    const closed = { status: 'action-required', differenceClosed: 'true', reason: 'x' };
    expect(factsOf(part, { status: 'rejected', amountPaid: 1 })).toEqual({
      status: status('rejected'),
      what: 'amount',
    });
    expect(factsOf(part, closed)).toEqual({
      status: status('action-required'),
      what: 'difference',
    });
  });

  it('happened on the day that a person states, whatever else their form holds', () => {
    const values = { status: 'approved', occurredAt: '2020-01-16' };
    expect(payment(update(aVoucherWithPayment(), values, manager)).statusOn).toBe(today);
    expect(payment(update(aVoucherWithPayment(), values)).statusOn).toBe('2020-01-16');
  });

  it('cannot be closed before anything was paid, nor after everything', () => {
    const values = { status: 'paid', differenceClosed: 'true', reason: 'x' };
    expect(update(aVoucherWithPayment(), values, admin).refused).toEqual([
      'part-is-paid@amountPaid',
    ]);
    expect(update(aVoucherWithPayment(), { ...values, amountPaid: 10 }, admin).refused).toEqual([]);
    const again = { ...values, reason: undefined };
    expect(update(aVoucherWithPayment('paid'), again, admin).refused).toEqual([
      'difference-reason-given@reason',
      'part-is-paid@amountPaid',
    ]);
  });

  it('is over once an admin has closed the difference, until the status changes again', () => {
    const values = { status: 'paid', differenceClosed: 'true', reason: 'Fee of the bank' };
    const closed = update(part, values, admin);
    expect(payment(closed)).toMatchObject({
      status: 'paid',
      amountPaid: 3000,
      differenceClosed: true,
      reason: 'Fee of the bank',
    });
    expect([paidOf(payment(closed)), openOf(payment(closed))]).toEqual([3000, 0]);
    const more = payment(update(part, { ...values, amountPaid: 3500 }, admin));
    expect([more.status, paidOf(more), openOf(more)]).toEqual(['paid', 3500, 0]);
    expect(update(closed.voucher!, values, admin)).toMatchObject({ events: [], refused: [] });
    expect(update(closed.voucher!, { status: 'paid' }).events).toEqual([]);
    const reopened = payment(update(closed.voucher!, { status: 'approved' }, admin));
    expect(reopened).toMatchObject({ status: 'approved', amountPaid: 3000 });
    expect(openOf(reopened)).toBe(2000);
  });

  it.each([
    ['2020-06-14', '2020-06-14'],
    ['2020-06-14T22:30:00Z', '2020-06-15'],
    ['2020-06-14T21:30:00Z', '2020-06-14'],
    ['2020-06-17T00:00:00Z', today],
    [undefined, today],
  ])('happened on the day of the message, in our time zone: %s', (occurredAt, on) => {
    expect(
      payment(update(aVoucherWithPayment(), { status: 'approved', occurredAt })),
    ).toMatchObject({ status: 'approved', statusOn: on });
  });

  it('keeps the amounts in its event, and the day if it is an earlier one', () => {
    const inPart = { status: 'paid', amountPaid: 3000, occurredAt: '2020-06-14' };
    expect(update(aVoucherWithPayment(), inPart).events).toEqual([
      {
        type: 'payment-status-changed',
        status: 'approved',
        gap: false,
        amountPaid: 3000,
        requested: { amount: 5000, currency: 'EUR' },
        on: '2020-06-14',
        onDate: '2020-06-14',
      },
    ]);
    const [event] = update(aVoucherWithPayment(), { status: 'approved' }).events;
    expect(event).toEqual({
      type: 'payment-status-changed',
      status: 'approved',
      gap: false,
      on: today,
    });
    expect(Object.keys(event!)).not.toContain('onDate');
    expect(Object.keys(event!)).not.toContain('requested');
    const close = { status: 'paid', differenceClosed: 'true', reason: 'Fee' };
    expect(update(part, close, admin).events).toMatchObject([
      { status: 'paid', differenceClosed: true, requested: { amount: 5000, currency: 'EUR' } },
    ]);
  });

  it.each<[string, object, object]>([
    ['no amount', {}, { paid: '', asked: '', closed: 'no' }],
    [
      'an amount',
      { amountPaid: 3000, requested: { amount: 5000, currency: 'EUR' } },
      {
        paid: { as: 'money', amount: 3000, currency: 'EUR' },
        asked: { as: 'money', amount: 5000, currency: 'EUR' },
        closed: 'no',
      },
    ],
    [
      'a difference',
      { differenceClosed: true, requested: { amount: 5000, currency: 'EUR' } },
      { paid: '', asked: { as: 'money', amount: 5000, currency: 'EUR' }, closed: 'yes' },
    ],
  ])('has the facts for its message in the history: %s', (_what, more, facts) => {
    const event = { type: 'payment-status-changed', status: 'approved', gap: false, ...more };
    expect(kindOf(event as VoucherEvent).facts(event)).toMatchObject(facts);
  });

  it('is recorded with the decimals of the currency', () => {
    const values = { status: 'paid', amountPaid: 3000.123 };
    expect(update(aVoucherWithPayment(), values).refused).toEqual([
      'amount-fits-currency@amountPaid',
    ]);
    expect(factsOf(aVoucherWithPayment(), values)).toEqual({
      amount: 3000.123,
      currency: 'EUR',
      decimals: 2,
    });
  });

  it('may begin again below the sum that was paid or rejected before', () => {
    for (const status of ['paid', 'rejected'] as const) {
      const values = { status: 'paid', amountPaid: 10 };
      expect(update(aVoucherWithPayment(status), values, admin).refused).toEqual([]);
    }
    expect(
      factsOf(aVoucherWithPayment('paid'), { status: 'approved', amountPaid: 6000 }),
    ).toMatchObject({ paid: '' });
  });

  it('names both currencies in a refusal', () => {
    expect(factsOf(part, { status: 'paid', currency: 'USD' })).toEqual({
      currency: 'USD',
      requested: 'EUR',
    });
    expect(update(aRedeemedVoucher(), { status: 'paid' }).refused).toEqual(['payment-requested']);
  });

  it('reads the events of earlier builds', () => {
    const old = { type: 'payment-status-changed', status: 'paid', gap: true } as const;
    const found = evolve(aVoucherWithPayment(), old, voucherKey).payment!;
    expect([found.status, paidOf(found), openOf(found)]).toEqual(['paid', 5000, 0]);
  });
});

describe('the amount of a request that was paid in part', () => {
  const correct = (voucher: Voucher, values: object) =>
    decide(voucher, 'correct', { part: 'payment', reason: 'Typo', ...values }, { actor: admin });

  it.each<[string, Voucher, object, readonly string[]]>([
    ['below the sum paid', part, { amount: '2999.99' }, ['amount-covers-payments@amount']],
    ['in a currency without cents', partOf(3000.5), { currency: 'JPY' }, [CENTS]],
    ['of the sum paid', part, { amount: '3000' }, []],
    ['above it', part, { amount: '3000.01' }, []],
    ['below a sum that was rejected', rejectedAfter(part), { amount: '10' }, []],
  ])('is corrected or refused: %s', (_what, voucher, values, refused) => {
    expect(correct(voucher, values).refused).toEqual(refused);
  });

  it('names both amounts in a refusal', () => {
    const values = { part: 'payment', reason: 'Typo', amount: '2000' };
    const decision = decideVoucher(
      part,
      voucherCommand('correct', values),
      voucherContext({ actor: admin }),
    );
    expect(isRefusal(decision) && decision.refused.map(({ facts }) => facts)).toEqual([
      {
        asked: { as: 'money', amount: 2000, currency: 'EUR' },
        paid: { as: 'money', amount: 3000, currency: 'EUR' },
      },
    ]);
  });

  it('cannot be requested after the day of its status', () => {
    const voucher = update(aVoucherWithPayment(), { status: 'approved', onDate: today }, admin);
    const later = { ...voucher.voucher!, payment: { ...payment(voucher), statusOn: '2020-06-16' } };
    const on = (onDate: string) =>
      decide(
        later,
        'correct',
        { part: 'payment', reason: 'x', onDate },
        { actor: admin, today: '2020-06-20' },
      ).refused;
    expect(on('2020-06-17')).toEqual(['steps-in-order@onDate']);
    expect(on('2020-06-16')).toEqual([]);
  });

  it('settles the request once it is the sum paid, and opens it again above', () => {
    const settled = correct(part, { amount: '3000' });
    expect(payment(settled)).toMatchObject({ status: 'paid', amount: 3000, amountPaid: 3000 });
    expect([paidOf(payment(settled)), openOf(payment(settled))]).toEqual([3000, 0]);
    const opened = correct(settled.voucher!, { amount: '4000' });
    expect(payment(opened)).toMatchObject({ status: 'approved', amount: 4000 });
    expect(openOf(payment(opened))).toBe(1000);
  });

  it('shows the new status in the history, from its event alone', () => {
    const [event] = correct(part, { amount: '3000' }).events;
    expect(event && kindOf(event).facts(event as never)['changes']).toMatchObject({
      items: [
        { field: 'amount' },
        {
          field: 'status',
          from: { as: 'payment-status', value: 'approved' },
          to: { as: 'payment-status', value: 'paid' },
        },
      ],
    });
  });

  it('leaves a closed difference closed', () => {
    const closed = update(part, { status: 'paid', differenceClosed: 'true', reason: 'x' }, admin);
    const after = payment(correct(closed.voucher!, { amount: '4000' }));
    expect(after).toMatchObject({ status: 'paid', differenceClosed: true, amount: 4000 });
  });
});

describe('the payment status recorded by an admin', () => {
  const pairs = PAYMENT_STATUSES.flatMap((from) =>
    PAYMENT_STATUSES.map((to) => [from, to] as const),
  );

  it.each(pairs)('can change from %s to %s', (from, to) => {
    const { events, refused, voucher } = update(aVoucherWithPayment(from), { status: to }, admin);
    expect(refused).toEqual([]);
    expect(events).toHaveLength(from === to ? 0 : 1);
    expect(voucher?.payment?.status).toBe(to);
  });

  it.each<[string, PaymentStatus, Actor, boolean]>([
    ['an admin', 'paid', admin, true],
    ['an admin', 'rejected', admin, true],
    ['a project manager', 'approved', manager, true],
    ['a project manager', 'paid', manager, false],
    ['a project manager', 'rejected', manager, false],
  ])('is offered to %s after %s only if another can follow', (_who, status, actor, isOffered) => {
    const offered = possibleActions(aVoucherWithPayment(status), voucherContext({ actor }));
    expect(offered.includes('payment-status')).toBe(isOffered);
  });
});

describe('the group of a payment in the tally', () => {
  it.each<[string, Partial<PaymentRequest>]>([
    ['requested EUR 5000', { status: 'requested' }],
    ['approved EUR 5000 3000', { status: 'approved', amountPaid: 3000 }],
    ['paid EUR 5000', { status: 'paid', amountPaid: 5000 }],
    ['paid EUR 5000', { status: 'paid' }],
    ['paid EUR 5000 3000', { status: 'paid', amountPaid: 3000, differenceClosed: true }],
    ['rejected EUR 5000', { status: 'rejected' }],
  ])('is %s', (group, more) => {
    const request = { ...aVoucherWithPayment().payment!, ...more };
    expect(paymentGroup(request)).toBe(group);
    const { amount, amountPaid, currency, status } = paymentOf(group);
    expect({ amount, currency, status }).toEqual({
      amount: 5000,
      currency: 'EUR',
      status: more.status,
    });
    expect(amountPaid).toBe(isPaidInPart(request) ? 3000 : undefined);
  });
});
