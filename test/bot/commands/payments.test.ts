import { addDays } from '../../../workflow/kernel/day.ts';
import type { PaymentRequest, PaymentStatus, Voucher } from '../../../workflow/voucher/voucher.ts';
import { aChat, type Chat } from '../../support/a-chat.ts';
import { aRedeemedVoucher, aVoucherWithPayment } from '../../support/a-voucher.ts';
import { anEnrolledPartner, people, today } from '../../support/partner.ts';

let one = 1000;
const fresh = (): string => `PAYS-${one++}`;

const daysAgo = (days: number): string => addDays(today, -days);

function paying(status: PaymentStatus, changes: Partial<PaymentRequest> = {}): Voucher {
  const voucher = aVoucherWithPayment(status);
  const payment = { ...voucher.payment!, ...changes };
  return { ...voucher, voucherId: fresh(), payment };
}

const redeemed = (days: number): Voucher => ({
  ...aRedeemedVoucher(),
  voucherId: fresh(),
  redeemedOn: daysAgo(days),
});

const ready = anEnrolledPartner({
  savbRegistration: { confirmedBy: people.gloria, confirmedOn: '2020-02-01', reference: 'S-1' },
});
const aChatWith = (vouchers: readonly Voucher[], locale = 'en-US'): Promise<Chat> =>
  aChat({ vouchers, locale, partner: ready });

/** Clicks the button or row with these data. */
async function taps(chat: Chat, data: object, values: object = {}) {
  const desk = { ...data, verb: 'payments' };
  const action = { type: 'Action.Execute', verb: 'payments', data: { desk, ...values } };
  return chat.as('gloria').sends({
    type: 'invoke',
    name: 'adaptiveCard/action',
    value: { action, trigger: 'manual' },
    replyToId: 'the-card',
  });
}

describe('payments', () => {
  it('adds up what is outstanding by currency and age', async () => {
    const chat = await aChatWith([
      paying('requested', { requestedOn: daysAgo(30), amount: 1500 }),
      paying('requested', { requestedOn: daysAgo(31), amount: 400.1 }),
      paying('approved', { requestedOn: daysAgo(91), amount: 700, amountPaid: 200 }),
      paying('requested', { requestedOn: daysAgo(2), amount: 80, currency: 'USD' }),
      paying('paid', { amount: 3000 }),
      paying('rejected', { amount: 9000 }),
    ]);
    const { text } = await chat.as('gloria').says('payments');
    expect(text).toMatch(/Outstanding in EUR · 3\n[^]*€2,400\.10/u);
    expect(text).toMatch(/0 to 30 days · 1\n[^]*?€1,500/u);
    expect(text).toMatch(/31 to 60 days · 1\n[^]*?€400\.10/u);
    expect(text).toMatch(/over 90 days · 1\n[^]*?€500/u);
    expect(text).toMatch(/Outstanding in USD · 1\n[^]*\$80[^]*requested 0 to 30 days ago/u);
    expect(text).toMatch(/Rejected · 1\n€9,000/u);
    expect(text).not.toContain('3,000');
  });

  it('leads from a sum to its vouchers', async () => {
    const [young, old] = [
      paying('requested', { requestedOn: daysAgo(3) }),
      paying('requested', { requestedOn: daysAgo(70) }),
    ];
    const chat = await aChatWith([young, old]);
    await chat.as('gloria').says('payments');
    const { text } = await taps(chat, { list: 'outstanding', currency: 'EUR', age: '2' });
    expect(text).toContain('requested 61 to 90 days ago');
    expect(text).toContain(old.voucherId);
    expect(text).not.toContain(young.voucherId);
  });

  it.each([
    ['en-US', 'payments', /Microsoft asks about 1 payment\n[^]*Microsoft: “Which site\?”/u],
    ['de-DE', 'Zahlungen', /Microsoft fragt nach bei 1 Zahlung\n[^]*Microsoft: „Which site\?“/u],
  ])(
    'shows in %s what Microsoft asked first, and the form with the request',
    async (locale, text, asked) => {
      const returned = paying('action-required', {
        amount: 1234.5,
        reference: 'MS-7',
        reason: 'Which site?',
        statusOn: daysAgo(8),
      });
      const chat = await aChatWith([returned, redeemed(1)], locale);
      const gloria = chat.as('gloria');
      expect((await gloria.says(text)).text).toMatch(asked);
      const form = await gloria.clicks('payment');
      expect(form.text).toContain('Which site?');
      const amount = locale === 'de-DE' ? '1.234,5' : '1,234.5';
      const prefilled = JSON.stringify(form.card);
      for (const value of ['R-2020-17', amount, 'EUR', 'MS-7'])
        expect(prefilled).toContain(`"value":"${value}"`);
      await gloria.clicks('payment');
      await gloria.clicks('payment');
      expect((await chat.voucher(returned.voucherId))?.payment).toMatchObject({
        status: 'requested',
        invoiceNumber: 'R-2020-17',
        amount: 1234.5,
        reference: 'MS-7',
      });
    },
  );

  it('lists the windows that end within 14 days, and the others and the missed ones in a line', async () => {
    const [closing, later, missed] = [redeemed(46), redeemed(45), redeemed(61)];
    const chat = await aChatWith([closing, later, missed]);
    const { text } = await chat.as('gloria').says('payments');
    expect(text).toMatch(/Window ends within 14 days · 1\n/u);
    expect(text).toContain(closing.voucherId);
    expect(text).toMatch(/payment not requested · 2\nlast days from Jun 29, 2020 to Jun 30, 2020/u);
    expect(text).toContain('Window missed · 1');
    const list = await taps(chat, { list: 'missed' });
    expect(list.text).toContain(missed.voucherId);
    expect(list.text).not.toContain(later.voucherId);
  });

  it('narrows everything to a customer, an offer, a person and a year', async () => {
    const other = {
      ...paying('requested', { amount: 77 }),
      customer: { organisation: 'Alpen Bank AG', contactEmail: 'a@b.example', country: 'DE' },
    };
    const chat = await aChatWith([other, paying('requested', { amount: 1500 })]);
    const gloria = chat.as('gloria');
    await gloria.says('payments');
    await gloria.clicks('payments');
    const { text } = await gloria.clicks('payments', { customer: 'alpen bank', year: '2020' });
    expect(text).toMatch(/Only alpen bank · 2020/u);
    expect(text).toContain('€77');
    expect(text).not.toContain('€1,500');
    expect((await taps(chat, { from: '2019-01-01', to: '2019-12-31' })).text).toContain(
      'Nothing is open',
    );
    expect((await taps(chat, { person: people.carlo, offer: 'DDPS' })).text).toContain('€1,577');
    expect((await taps(chat, { person: people.adam })).text).toContain('Nothing is open');
  });

  it('pages a long list', async () => {
    const many = Array.from({ length: 14 }, (_, at) => redeemed(at));
    const chat = await aChatWith(many);
    const seen: string[] = [];
    for (const cursors of [[], ['6'], ['6', '12']]) {
      const { text } = await taps(chat, { list: 'to-request', cursors: JSON.stringify(cursors) });
      seen.push(...(text.match(/PAYS-\d+/gu) ?? []));
    }
    expect(seen.toSorted()).toEqual(many.map(({ voucherId }) => voucherId).toSorted());
  });

  it('offers a step only to those who may take it', async () => {
    const chat = await aChatWith([paying('action-required', { reason: 'Which site?' })]);
    const carlo = await chat.as('carlo').says('payments');
    expect(carlo.text).toContain('Which site?');
    expect(JSON.stringify(carlo.card)).not.toContain('Answer Microsoft');
  });

  it('says that nothing is open, only if nothing is', async () => {
    const chat = await aChatWith([paying('paid')]);
    expect((await chat.as('gloria').says('payments')).text).toContain('Nothing is open');
    expect((await chat.as('gloria').says('offene Zahlungen')).text).toContain('Nothing is open');
  });
});
