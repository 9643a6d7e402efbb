import * as fc from 'fast-check';
import {
  figuresOf,
  countsOf,
  groupsOf,
  offerDays,
  GROUPINGS,
} from '../../../workflow/views/overview-figures.ts';
import { defaultProgramme as programme } from '../../../workflow/programme/load.ts';
import type { VoucherConditions } from '../../../workflow/records/voucher-conditions.ts';
import {
  PAYMENT_STATUSES,
  type PaymentStatus,
  type Voucher,
} from '../../../workflow/voucher/voucher.ts';
import { aChat, type Chat, type Reply } from '../../support/a-chat.ts';
import { aRedeemedVoucher, aVoucherWithPayment } from '../../support/a-voucher.ts';
import { executesOf, type Part } from '../../support/card-parts.ts';
import { largeTenant } from '../../support/large-tenant.ts';
import { people } from '../../support/partner.ts';
import { searchedPlainly } from '../../support/plain-search.ts';

let one = 1000;

function paying(status: PaymentStatus, amount: number, currency = 'EUR'): Voucher {
  const voucher = aVoucherWithPayment(status);
  const voucherId = `PAYS-${one++}`;
  return { ...voucher, voucherId, payment: { ...voucher.payment!, amount, currency } };
}

const overviewOf = async (vouchers: readonly Voucher[]): Promise<string> =>
  (await (await aChat({ vouchers })).as('gloria').says('overview')).text;

const { consultants, partner, today, vouchers, customers } = largeTenant();
const asker = { personId: people.adam, today };

interface Row {
  readonly title: string;
  readonly action: Part;
  readonly conditions: VoucherConditions;
}

/** The taps and buttons that open a list of vouchers. */
function rowsOf({ card }: Reply): readonly Row[] {
  return executesOf(card).flatMap((action) => {
    const { desk } = action['data'] as { readonly desk: Readonly<Record<string, string>> };
    return action['verb'] === 'vouchers'
      ? [
          {
            title: String(action['title']),
            action,
            conditions: JSON.parse(desk['conditions'] ?? '{}') as VoucherConditions,
          },
        ]
      : [];
  });
}

const press = (chat: Chat, action: Part): Promise<Reply> =>
  chat.as('adam').sends({ type: 'invoke', name: 'adaptiveCard/action', value: { action } });

async function pressTitled(chat: Chat, reply: Reply, title: RegExp): Promise<Reply> {
  const action = executesOf(reply.card).find((each) => title.test(String(each['title'])));
  expect(action).toBeDefined();
  return press(chat, action!);
}

describe('the payments in the overview', () => {
  it('are added up by status, with each currency apart', async () => {
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
    expect(text).toMatch(/Outstanding\n€4,100\.10/u);
    expect(text).toMatch(/Redeemed, payment not requested\n1\n/u);
    expect(text).toMatch(/Requested · 2\n€3,000\n/u);
    expect(text).toMatch(/Action required · 1\n€400\.10\n/u);
    expect(text).toMatch(/Approved · 1\n€700\n/u);
    expect(text).toMatch(/Paid · 2\n€3,000\n\$80/u);
    expect(text).toMatch(/Rejected · 1\n€9,000/u);
  });

  it('are all included, whatever their number', async () => {
    const text = await overviewOf(Array.from({ length: 520 }, () => paying('paid', 10)));
    expect(text).toContain('€5,200');
  });

  it('are rounded without binary fraction errors', async () => {
    const text = await overviewOf([paying('paid', 0.1), paying('paid', 0.2)]);
    expect(text).toContain('€0.30');
  });
});

describe.each(['en-US', 'de-DE'])('the overview of 400 vouchers in %s', (locale) => {
  let chat: Chat;
  const shows = (text: string): Promise<Reply> => chat.as('adam').says(text);
  const overview = locale === 'de-DE' ? 'Übersicht' : 'overview';
  beforeAll(async () => {
    chat = await aChat({ partner, vouchers, locale });
  });

  /** Each row names the number of vouchers in its list. */
  async function opensWhatItCounts(reply: Reply): Promise<number> {
    const rows = rowsOf(reply);
    for (const { action, conditions, title } of rows) {
      const expected = searchedPlainly(vouchers, conditions, asker).length;
      const isAmount = /[€$]|CHF/u.test(title) && conditions.paymentStatuses === undefined;
      if (!isAmount && !/outstanding|ausstehend/iu.test(title))
        expect(title).toMatch(new RegExp(`(?<!\\d)${expected}(?!\\d)`, 'u'));
      expect((await press(chat, action)).text).toContain(`(${expected})`);
    }
    return rows.length;
  }

  it('opens from each row the vouchers that it counts', async () => {
    expect(await opensWhatItCounts(await shows(overview))).toBeGreaterThan(10);
  });

  it('has the same figures by counts of the store and by reading the vouchers', async () => {
    const counted = await shows(overview);
    // Every customer's country is in the list of one of these.
    const figures = figuresOf(countsOf(vouchers), today);
    for (const status of ['assigned', 'reserved', 'reported', 'redeemed', 'expired'] as const) {
      const row = rowsOf(counted).find(({ conditions }) => conditions.statuses?.join() === status);
      expect(row?.title).toMatch(new RegExp(`(?<!\\d)${figures.byStatus[status]}(?!\\d)`, 'u'));
    }
    const [eur] = figures.outstanding;
    const shown = new Intl.NumberFormat(locale).format(eur!.amount);
    expect(counted.text).toContain(shown);
  });

  it('takes the conditions of the sentence and a button removes each', async () => {
    const customer = customers[0]!;
    const sentence =
      locale === 'de-DE' ? `Übersicht für ${customer} 2020` : `overview of ${customer} 2020`;
    const limited = await shows(sentence);
    const conditions = {
      customer,
      period: { of: 'assigned', from: '2020-01-01', to: '2020-12-31' },
    } as const;
    const expected = searchedPlainly(vouchers, conditions, asker);
    expect(limited.text).toContain(customer);
    const { byStatus } = figuresOf(countsOf(expected), today);
    expect(limited.text).toContain(String(byStatus.redeemed));
    await opensWhatItCounts(limited);
    const without = await pressTitled(
      chat,
      limited,
      /^(?:Any period|Beliebiger Zeitraum|Jeder Zeitraum)$/u,
    );
    await opensWhatItCounts(without);
    expect(without.text).toContain(customer);
  });

  it.each([
    ['offer', /^(?:By offer|Nach Angebot)$/u],
    ['customer', /^(?:By customer|Nach Kunde)$/u],
    ['month', /^(?:By month|Nach Monat)$/u],
    ['days', /^(?:How long it takes|Dauer)$/u],
  ] as const)('is shown by %s, each row with its list', async (by, button) => {
    const reply = await pressTitled(chat, await shows(overview), button);
    const rows = rowsOf(reply);
    expect(rows.length).toBeGreaterThan(2);
    expect(await opensWhatItCounts(reply)).toBe(rows.length);
    if (by === 'days')
      expect(reply.text).toMatch(/(?:On time|Fristgerecht): \d+ (?:of|von) \d+ \(\d+ ?%\)/u);
    else expect(rows.length).toBe(Math.min(8, groupsOf(vouchers, by, 'count').length));
  });
});

describe('the groups of the overview', () => {
  it('lead on to the last customer, each shown once', async () => {
    const chat = await aChat({ partner, vouchers });
    let page = await chat.as('adam').says('overview by customer');
    const seen: string[] = [];
    for (;;) {
      seen.push(...rowsOf(page).map(({ conditions }) => conditions.customer!));
      if (!executesOf(page.card).some(({ title }) => /^Next page$/u.test(String(title)))) break;
      page = await pressTitled(chat, page, /^Next page$/u);
    }
    expect(seen.toSorted()).toEqual(
      [...new Set(vouchers.map(({ customer }) => customer.organisation))].toSorted(),
    );
  });

  it('add up to the whole in every grouping, by the histories of the vouchers', () => {
    const histories = fc.array(
      fc.record({
        offer: fc.constantFrom('DDPS', 'SDPS'),
        organisation: fc.constantFrom('Fabrikam AG', 'Litware SE', 'Contoso'),
        assignedOn: fc.constantFrom('2020-01-31', '2020-02-01', '2020-02-29'),
        payment: fc.option(
          fc.record({
            status: fc.constantFrom(...PAYMENT_STATUSES),
            amount: fc.integer({ min: 1, max: 99_999 }).map((cents) => cents / 100),
            currency: fc.constantFrom('EUR', 'USD'),
          }),
        ),
      }),
      { maxLength: 20 },
    );
    fc.assert(
      fc.property(histories, (all) => {
        const made = all.map(({ assignedOn, offer, organisation, payment }): Voucher => {
          const voucher =
            payment === null
              ? aRedeemedVoucher()
              : paying(payment.status, payment.amount, payment.currency);
          return { ...voucher, assignedOn, offer, customer: { ...voucher.customer, organisation } };
        });
        const sumOf = (currency: string, statuses: readonly PaymentStatus[]): number =>
          all.reduce(
            (sum, { payment }) =>
              payment?.currency === currency && statuses.includes(payment.status)
                ? sum + payment.amount
                : sum,
            0,
          );
        const outstanding = ['requested', 'action-required', 'approved'] as const;
        const figures = figuresOf(countsOf(made), today);
        const amountIn = (amounts: typeof figures.outstanding, currency: string): number =>
          amounts.find((each) => each.currency === currency)?.amount ?? 0;
        for (const currency of ['EUR', 'USD']) {
          expect(amountIn(figures.outstanding, currency)).toBeCloseTo(
            sumOf(currency, outstanding),
            2,
          );
          const paid = figures.payments.find(({ status }) => status === 'paid')?.amounts ?? [];
          expect(amountIn(paid, currency)).toBeCloseTo(sumOf(currency, ['paid']), 2);
          for (const by of GROUPINGS) {
            const groups = groupsOf(made, by, 'count');
            const total = (name: 'outstanding' | 'paid'): number =>
              groups.reduce((sum, group) => sum + amountIn(group[name], currency), 0);
            expect(total('outstanding')).toBeCloseTo(sumOf(currency, outstanding), 2);
            expect(total('paid')).toBeCloseTo(sumOf(currency, ['paid']), 2);
            expect(groups.reduce((sum, { count }) => sum + count, 0)).toBe(made.length);
          }
        }
        expect(figures.payments.reduce((sum, { count }) => sum + count, figures.notRequested)).toBe(
          made.length,
        );
      }),
    );
  });
});

describe('the days of the overview', () => {
  it('count from the assignment and tell late vouchers from those still in time', () => {
    const paid = aVoucherWithPayment('paid');
    const late: Voucher = {
      ...aRedeemedVoucher(),
      voucherId: 'LATE-1000',
      redeemedOn: '2020-01-10',
    };
    const soon: Voucher = { ...aRedeemedVoucher(), voucherId: 'SOON-1000', redeemedOn: today };
    const [ddps] = offerDays([paid, late, soon], { programme, today });
    expect(ddps).toMatchObject({ count: 3, reserved: { days: 29 }, reported: { days: 40 } });
    expect(ddps?.onTime).toEqual({ met: 1, of: 2 });
  });

  it('are shown for one consultant alone', async () => {
    const chat = await aChat({ partner, vouchers });
    const xaver = consultants.find(({ name }) => name === 'Xaver Lindner')!.personId;
    const reply = await chat.as('adam').says('overview of Xaver Lindner how long');
    expect(reply.text).toContain('Time from assignment, by offer');
    expect(rowsOf(reply).every(({ conditions }) => conditions.consultantId === xaver)).toBe(true);
  });
});
