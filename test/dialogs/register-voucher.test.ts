import { aChat } from '../support/a-chat.ts';
import { executesOf, inputsOf, markdownOf } from '../support/card-parts.ts';
import { anAssignedVoucher } from '../support/a-voucher.ts';
import { forms } from '../support/forms.ts';

const MAIL = `Hi Paula,

please find our planning services voucher below.

From: Vera Admin <vera@fabrikam.example>
To: paula@contoso.example
Organisation: Fabrikam AG
Voucher ID: WXYZ-9876
Type: DDPS, 5 days

Kind regards
Vera`;

const valuesOf = (card: unknown) =>
  Object.fromEntries(inputsOf(card).flatMap(({ id, value }) => (value ? [[id, value]] : [])));

describe('registering a voucher', () => {
  it('stores it from the card for the person who registers it', async () => {
    const chat = await aChat();
    const paula = chat.as('paula');
    await paula.says('register');
    const done = await paula.clicks('register', forms.register);
    expect(done.text).toMatch(/^✔ Voucher registered[^]*WXYZ-9876/u);
    expect(await chat.voucher('WXYZ-9876')).toMatchObject({
      source: 'e-mail',
      assignedOn: '2020-06-10',
      customer: { organisation: 'Fabrikam AG', contactEmail: 'vera@fabrikam.example' },
    });
  });

  it('lets a voucher be registered whose last day has passed', async () => {
    const paula = (await aChat()).as('paula');
    const form = await paula.says('register');
    const expiresOn = inputsOf(form.card).find(({ id }) => id === 'expiresOn');
    expect(expiresOn).not.toHaveProperty('min');
  });

  it('opens the form with the facts of a pasted e-mail', async () => {
    const paula = (await aChat()).as('paula');
    const form = await paula.says(MAIL);
    expect(form.text).toContain('Register a voucher');
    expect(valuesOf(form.card)).toMatchObject({
      voucherId: 'WXYZ-9876',
      organisation: 'Fabrikam AG',
      customerEmail: 'vera@fabrikam.example',
      offer: 'DDPS',
      serviceLevel: '5',
    });
  });

  it('does not suggest today as the day of assignment if the mail states none', async () => {
    const paula = (await aChat()).as('paula');
    expect(valuesOf((await paula.says('register')).card)).toEqual({ assignedOn: '2020-06-15' });
    const bare = await paula.says('Hello,\n\nour voucher\nis\nWXYZ-9876');
    expect(valuesOf(bare.card)).toEqual({ voucherId: 'WXYZ-9876' });
    const form = await paula.says(MAIL);
    expect(valuesOf(form.card)).not.toHaveProperty('assignedOn');
    const refused = await paula.clicks('register', { ...forms.register, assignedOn: '' });
    expect(valuesOf(refused.card)).not.toHaveProperty('assignedOn');
    expect(refused.text).toContain('Assigned on');
  });

  it('shows the dates and the country of the mail', async () => {
    const paula = (await aChat()).as('paula');
    const mail = `${MAIL}\nLand: Österreich\nAssigned on: 3 June 2020\nGültig bis: 24.11.2020`;
    expect(valuesOf((await paula.says(mail)).card)).toMatchObject({
      country: 'AT',
      assignedOn: '2020-06-03',
      expiresOn: '2020-11-24',
    });
  });

  it.each([
    [
      'en',
      'Read from the email: Voucher ID, Offer, Days, Customer, Email of the customer’s voucher administrator.',
    ],
    [
      'de',
      'Aus der E-Mail gelesen: Gutschein-ID, Angebot, Tage, Kunde und E-Mail-Adresse der Person, die beim Kunden die Gutscheine verwaltet.',
    ],
  ])('lists in %s the fields read from the mail', async (locale, labels) => {
    const paula = (await aChat({ locale })).as('paula');
    expect((await paula.says(MAIL)).text.replaceAll("'", '’')).toContain(labels);
    expect((await paula.says('register')).text).not.toContain(labels.slice(0, 12));
  });

  it.each(['please reserve QQQ-4455-X', 'Bitte QQQ-4455-X prüfen', 'redeem QQQ-4455-X'])(
    'is offered for an unknown ID: %s',
    async (sentence) => {
      const paula = (await aChat()).as('paula');
      await paula.says(sentence);
      const form = await paula.clicks('register');
      expect(form.text).toContain('Register a voucher');
      expect(valuesOf(form.card)).toMatchObject({ voucherId: 'QQQ-4455-X' });
    },
  );

  it('is not offered to a person without the permission', async () => {
    const carlo = (await aChat()).as('carlo');
    const { card } = await carlo.says('report QQQ-4455-X');
    expect(markdownOf(card).join()).toContain('no voucher with this ID');
    expect(executesOf(card).map(({ verb }) => verb)).not.toContain('register');
  });

  it('shows the card instead for a known ID', async () => {
    const chat = await aChat({ vouchers: [anAssignedVoucher()] });
    const { text } = await chat.as('paula').says('register ABCD-1234');
    expect(text).toContain('Fabrikam AG');
    expect(await chat.underWay('paula')).toBeUndefined();
  });

  it('validates the known voucher of a pasted e-mail, with the sender’s address', async () => {
    const chat = await aChat({ vouchers: [anAssignedVoucher()] });
    const form = await chat.as('paula').says(MAIL.replace('WXYZ-9876', 'ABCD-1234'));
    expect(form.text).toContain('Validate the voucher');
    expect(valuesOf(form.card)).toEqual({ customerEmail: 'vera@fabrikam.example' });
  });

  it('asks which of several vouchers an e-mail is about', async () => {
    const chat = await aChat({ vouchers: [anAssignedVoucher()] });
    const paula = chat.as('paula');
    const { card } = await paula.says(`${MAIL}\nVoucher ID: ABCD-1234`);
    expect(card?.actions).toMatchObject([
      { verb: 'register', data: { desk: { voucherId: 'WXYZ-9876' } } },
      { verb: 'status', data: { desk: { voucherId: 'ABCD-1234' } } },
      { verb: 'help' },
    ]);
    const form = await paula.clicks('register');
    expect(valuesOf(form.card)).toMatchObject({ voucherId: 'WXYZ-9876' });
  });

  it('shows the differences if the same ID is registered with other facts', async () => {
    const chat = await aChat({ vouchers: [anAssignedVoucher()] });
    const paula = chat.as('paula');
    await paula.says('register');
    const again = await paula.clicks('register', { ...forms.register, voucherId: 'ABCD-1234' });
    expect(again.text).toContain('⚠');
    expect(valuesOf(again.card)).toMatchObject({
      voucherId: 'ABCD-1234',
      assignedOn: '2020-06-10',
    });
  });

  it.each([
    ['an ID that is none', { voucherId: 'A B' }],
    ['an address that is none', { customerEmail: 'vera' }],
    ['an offer that is not there', { offer: 'NOPS' }],
    ['no customer', { organisation: ' ' }],
  ])('refuses %s and keeps the input', async (_what, wrong) => {
    const chat = await aChat();
    const paula = chat.as('paula');
    await paula.says('register');
    const again = await paula.clicks('register', { ...forms.register, ...wrong });
    expect(again.text).toContain('⚠');
    expect(valuesOf(again.card)).toMatchObject({ country: 'DE' });
    expect(await chat.voucher('WXYZ-9876')).toBeUndefined();
  });
});

describe('a voucher that is registered already', () => {
  it.each([
    ['en-US', /^ℹ This voucher is registered already[^]*Fabrikam AG/u],
    ['de-DE', /^ℹ Dieser Gutschein ist schon erfasst[^]*Fabrikam AG/u],
  ])('is shown with the reason: %s', async (locale, text) => {
    const chat = await aChat({ locale, vouchers: [anAssignedVoucher()] });
    expect((await chat.as('paula').says('register ABCD-1234')).text).toMatch(text);
  });
});
