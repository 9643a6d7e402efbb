import type { VoucherConditions } from '../../../workflow/records/voucher-conditions.ts';
import { aChat, type Chat, type Reply } from '../../support/a-chat.ts';
import {
  aRedeemedVoucher,
  aReportedVoucher,
  aReservedVoucher,
  aValidatedVoucher,
  aVoucherWithPayment,
} from '../../support/a-voucher.ts';
import { executesOf, inputsOf } from '../../support/card-parts.ts';
import { largeTenant } from '../../support/large-tenant.ts';
import { anEnrolledPartner, people } from '../../support/partner.ts';
import { searchedPlainly } from '../../support/plain-search.ts';

const { consultants, partner, projectManagers, today, vouchers } = largeTenant();
const idOf = (name: string): string =>
  [...projectManagers, ...consultants].find((one) => one.name === name)?.personId ?? '';
const june = { from: '2020-06-01', to: '2020-06-30' };

const QUESTIONS: readonly (readonly [en: string, de: string, VoucherConditions])[] = [
  [
    'which vouchers of Alpen Bank AG?',
    'welche Gutscheine der Alpen Bank AG?',
    { customer: 'Alpen Bank AG' },
  ],
  ['Alpen Werke GmbH', 'Alpen Werke GmbH', { customer: 'Alpen Werke GmbH' }],
  ['vouchers of alpen', 'alles von Alpen', { customerPart: 'alpen' }],
  [
    'anything from pegasus logistk?',
    'Gutscheine von Pegasus Logistk',
    { customer: 'Pegasus Logistik SE' },
  ],
  [
    'vouchers of Anna Berger',
    'Gutscheine von Anna Berger',
    { projectManagerId: idOf('Anna Berger') },
  ],
  [
    'which engagements of Xaver Lindner are in June?',
    'welche Einsätze von Xaver Lindner sind im Juni?',
    { consultantId: idOf('Xaver Lindner'), period: { of: 'engagement', ...june } },
  ],
  ['vouchers in Austria', 'Gutscheine in Österreich', { country: 'AT' }],
  ['reserved vouchers', 'reservierte Gutscheine', { statuses: ['reserved'] }],
  ['show the expired ones', 'zeig die abgelaufenen', { statuses: ['expired'] }],
  [
    'SDPS vouchers in Switzerland that are not reserved yet',
    'SDPS in der Schweiz, noch nicht reserviert',
    { offer: 'SDPS', country: 'CH', statuses: ['assigned'] },
  ],
  ['which vouchers are at risk?', 'welche Gutscheine sind gefährdet?', { atRisk: true }],
];

const idsIn = ({ card }: Reply): string[] =>
  executesOf(card).flatMap(({ data, verb }) => {
    const { voucherId } = (data as { readonly desk: { readonly voucherId?: string } }).desk;
    return verb === 'status' && voucherId !== undefined ? [voucherId] : [];
  });

describe.each(['en-US', 'de-DE'] as const)('a sentence with conditions in %s', (locale) => {
  let chat: Chat;
  beforeAll(async () => {
    chat = await aChat({ partner, vouchers, locale });
  });

  it.each(QUESTIONS)('lists the vouchers that it asks for: %s, %s', async (en, de, conditions) => {
    const reply = await chat.as('adam').says(locale === 'de-DE' ? de : en);
    const asker = { personId: people.adam, today };
    const expected = searchedPlainly(vouchers, conditions, asker);
    expect(expected.length).toBeGreaterThan(0);
    expect(reply.text).toContain(`(${expected.length})`);
    expect(idsIn(reply)).toEqual(
      expected.slice(0, idsIn(reply).length).map((one) => one.voucherId),
    );
  });

  it('shows what a customer owes', async () => {
    const german = locale === 'de-DE';
    const text = german
      ? 'unbezahlte Rechnungen der Alpen Bank AG'
      : 'unpaid invoices of Alpen Bank AG';
    const paymentStatuses = ['requested', 'action-required', 'approved'] as const;
    const asker = { personId: people.adam, today };
    const open = searchedPlainly(vouchers, { customer: 'Alpen Bank AG', paymentStatuses }, asker);
    const reply = await chat.as('adam').says(text);
    expect(open.length).toBeGreaterThan(0);
    expect(reply.text).toContain(
      `${german ? 'Ausstehend' : 'Outstanding'} in EUR · ${open.length}`,
    );
  });

  it('names a customer that it cannot leave out', async () => {
    const text =
      locale === 'de-DE' ? 'alle außer Alpen Bank AG' : 'everything except Alpen Bank AG';
    const reply = await chat.as('adam').says(text);
    expect(reply.text).toMatch(/[“„]Alpen Bank AG[”“]/u);
    expect(reply.text).toContain('(400)');
  });

  it('names what it does not understand', async () => {
    const text = locale === 'de-DE' ? 'alle Gutscheine von Zyxwarp' : 'all vouchers of Zyxwarp';
    const reply = await chat.as('adam').says(text);
    expect(reply.text).toMatch(/Zyxwarp/u);
    expect(reply.text).toContain('(400)');
  });

  it('reads the names of the customers once a minute', async () => {
    const other = (await aChat({ partner, vouchers: vouchers.slice(0, 50), locale })).as('adam');
    await other.says('help');
    const first = await other.says('vouchers of Garda Bank AG');
    const again = await other.says('vouchers of Fjord Bank AG');
    expect(again.requests.queries).toBeLessThan(first.requests.queries);
    expect((await other.says('help')).requests.queries).toBe(0);
  });
});

const named = (voucherId: string, organisation: string) => ({
  voucherId,
  customer: { organisation, contactEmail: 'it@customer.example', country: 'DE' },
});
const few = [
  aValidatedVoucher(),
  { ...aReservedVoucher(), ...named('RSVD-0001', 'Wingtip Toys GmbH') },
  { ...aReportedVoucher(), ...named('RPTD-0001', 'Litware GmbH') },
  { ...aRedeemedVoucher(), ...named('RDMD-0001', 'Contoso Maschinenbau GmbH') },
  { ...aVoucherWithPayment('requested'), ...named('PAID-0001', 'Proseware AG') },
];

const registered = {
  ...anEnrolledPartner(),
  savbRegistration: { confirmedBy: people.gloria, confirmedOn: '2020-02-01', reference: 'S-1' },
};

function valuesOf({ card }: Reply): Record<string, unknown> {
  return Object.fromEntries(inputsOf(card).map(({ id, value }) => [String(id), value]));
}

describe('the values of a sentence', () => {
  it.each([
    [
      'reserve ABCD-1234 from 22 to 26 June with Carlo',
      { startDate: '2020-06-22', endDate: '2020-06-26', consultant: people.carlo },
    ],
    [
      'ABCD-1234 reservieren, 22.–26. Juni, Carlo, Windows und Office',
      {
        startDate: '2020-06-22',
        endDate: '2020-06-26',
        consultant: people.carlo,
        engagement: 'windows-and-office',
      },
    ],
    [
      'Fabrikam nächste Woche mit Carlo einplanen',
      { startDate: '2020-06-22', endDate: '2020-06-28', consultant: people.carlo },
    ],
    ['move Wingtip to 20-24 July', { startDate: '2020-07-20', endDate: '2020-07-24' }],
    ['redeem RPTD-0001 on 14 June', { onDate: '2020-06-14' }],
    ['Litware haben wir gestern eingelöst', { onDate: '2020-06-14' }],
    [
      'payment RDMD-0001 R-2020-17 4.500,00 EUR',
      { invoiceNumber: 'R-2020-17', amount: '4500', currency: 'EUR' },
    ],
    [
      'Rechnung NW-2044 über 4.500 € für Contoso',
      { invoiceNumber: 'NW-2044', amount: '4500', currency: 'EUR' },
    ],
    ['PAID-0001 was approved on 14 June', { status: 'approved' }],
    ['correct the invoice number of PAID-0001 to NW-2041', { invoiceNumber: 'NW-2041' }],
    ['Betrag von PAID-0001 korrigieren, 7.100 EUR', { amount: '7100', currency: 'EUR' }],
    ['register NEWW-1234, SDPS, customer Alpine Ski House', { offer: 'SDPS' }],
  ])('fill in the form: %s', async (text, values) => {
    const chat = await aChat({ vouchers: few, partner: registered });
    const reply = await chat.as('paula').says(text);
    expect(valuesOf(reply)).toMatchObject(values);
  });

  it('fill in the new last day of an extended voucher', async () => {
    const adam = (await aChat({ vouchers: few })).as('adam');
    const reply = await adam.says('ABCD-1234 bis 31. Dezember verlängern');
    expect(valuesOf(reply)).toMatchObject({ expiresOn: '2020-12-31' });
  });

  it('are reported if the form has no input for them', async () => {
    const { sent } = await (
      await aChat({ vouchers: few })
    )
      .as('paula')
      .says('release RSVD-0001, 4.500 EUR');
    expect(sent.map(({ text }) => text)).toContain("I couldn't use “4.500 EUR”.");
  });

  it('lead to a question if the customer has several vouchers for the step', async () => {
    const two = [aValidatedVoucher(), { ...aValidatedVoucher(), voucherId: 'SECD-0001' }];
    const reply = await (await aChat({ vouchers: two })).as('paula').says('reserve Fabrikam');
    const ids = executesOf(reply.card).map(({ data }) => JSON.stringify(data));
    expect(ids.filter((data) => /ABCD-1234|SECD-0001/u.test(data))).toHaveLength(2);
    expect(inputsOf(reply.card)).toEqual([]);
  });

  it('stay in the form when it asks for the voucher first', async () => {
    const paula = (await aChat({ vouchers: few })).as('paula');
    await paula.says('reserve from 22 to 26 June');
    const reply = await paula.says('ABCD-1234');
    expect(valuesOf(reply)).toMatchObject({ startDate: '2020-06-22', endDate: '2020-06-26' });
  });
});

describe('a question or a negation about a step', () => {
  const isForm = ({ card }: Reply): boolean => inputsOf(card).length > 0;

  it.each([
    ['have we been paid for PAID-0001?', /Proseware AG/u],
    ['wurde PAID-0001 schon bezahlt?', /Proseware AG/u],
    ["don't reserve ABCD-1234 yet", /Fabrikam AG/u],
    ['ABCD-1234 bitte noch nicht reservieren', /Fabrikam AG/u],
    ['has RPTD-0001 been redeemed?', /Litware GmbH/u],
    ['why can I not redeem RSVD-0001?', /Wingtip Toys GmbH/u],
    ['kann ich RSVD-0001 noch verschieben oder ist es zu spät?', /Wingtip Toys GmbH/u],
    ['have we been paid for Proseware?', /Proseware AG[^]*\(1\)/u],
    ['are we allowed to do Windows and Office?', /Windows and Office/u],
    ['dürfen wir Windows und Office überhaupt machen?', /Windows/u],
    ['can we invoice before redeeming?', /after redeeming, within 60 days/u],
    ['dürfen wir vor der Einlösung schon Rechnung stellen?', /after redeeming, within 60 days/u],
    ['may a consultant redeem vouchers?', /Who may do what/u],
    ['what happens when a voucher expires', /expires and isn't paid/u],
  ])('gets an answer, not a form: %s', async (text, answer) => {
    const reply = await (await aChat({ vouchers: few })).as('paula').says(text);
    expect(isForm(reply)).toBe(false);
    expect(reply.text).toMatch(answer);
  });

  it.each(['un-reserve RSVD-0001', 'RSVD-0001 ent-reservieren', 'cancel RSVD-0001'])(
    'opens the release for its opposite: %s',
    async (text) => {
      const reply = await (await aChat({ vouchers: few })).as('paula').says(text);
      expect(executesOf(reply.card).map(({ verb }) => verb)).toContain('release');
      expect(isForm(reply)).toBe(true);
    },
  );

  it.each([
    'average days to payment',
    'send me a weekly report every monday',
    'report a bug',
    'I need to reserve a meeting room for 10 people',
    'buch mir einen Flug nach Wien',
  ])('begins no step for another topic: %s', async (text) => {
    const reply = await (await aChat({ vouchers: few })).as('paula').says(text);
    expect(isForm(reply)).toBe(false);
  });
});

describe('a second miss in a row', () => {
  it.each([
    ['en-US', /didn't understand that either/u],
    ['de-DE', /Auch das habe ich nicht verstanden/u],
  ])('leads to the help in %s, and the next one is a first one again', async (locale, answer) => {
    const paula = (await aChat({ locale })).as('paula');
    const first = await paula.says('blah');
    expect(first.text).not.toMatch(answer);
    const second = await paula.says('blubb');
    expect(second.text).toMatch(answer);
    expect(executesOf(second.card).map(({ verb }) => verb)).toContain('help');
    expect((await paula.says('blah')).text).not.toMatch(answer);
    await paula.says('help');
    expect((await paula.says('blubb')).text).not.toMatch(answer);
  });
});
