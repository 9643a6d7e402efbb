import { aChat } from '../support/a-chat.ts';
import { aReservedVoucher, aValidatedVoucher } from '../support/a-voucher.ts';
import { inputsOf } from '../support/card-parts.ts';
import { forms } from '../support/forms.ts';
import { claimPartition, STATE_ID } from '../../workflow/records/records.ts';
import type { Voucher } from '../../workflow/voucher/voucher.ts';

/** Leaves time for fifteen days. */
const reserve = { ...forms.reserve, endDate: '2020-07-10' };

/** A long engagement of Fabrikam AG, and a voucher of a customer with a similar name. */
const held: Voucher = {
  ...aReservedVoucher({}, { serviceLevel: 15 }),
  voucherId: 'HELD-0001',
};
const koeln = aValidatedVoucher({
  serviceLevel: 15,
  customer: { organisation: 'Fabrikam AG, Köln', contactEmail: 'k@koeln.example', country: 'DE' },
});

async function reserving(locale = 'en-US', vouchers: readonly Voucher[] = [held, koeln]) {
  const chat = await aChat({ vouchers, locale });
  const claim = { voucherId: held.voucherId, takenAt: 0 };
  await chat.store.commit(claimPartition('contoso', 'windows-and-office:fabrikam:'), [
    { op: 'put', id: STATE_ID, kind: 'claim', body: claim },
  ]);
  const paula = chat.as('paula');
  const form = await paula.says('reserve ABCD-1234');
  return { chat, paula, form };
}

const question = (card: unknown) => inputsOf(card).find(({ id }) => id === 'sameCustomer');
const valueOf = (card: unknown, name: string) =>
  inputsOf(card).find(({ id }) => id === name)?.value;

describe('a long engagement of a customer with a similar name', () => {
  it.each([
    [
      'en-US',
      /Fabrikam AG has a similar name or email address and already has a long engagement/u,
      ['Yes, the same as Fabrikam AG', 'No, another customer'],
      /already has[^]*with 15 days on voucher HELD-0001/u,
      /Say it in words/u,
      /✔ Reserved[^]*same customer as Fabrikam AG/u,
    ],
    [
      'de-DE',
      /Fabrikam AG hat einen ähnlichen Namen oder eine ähnliche E-Mail-Adresse/u,
      ['Ja, derselbe wie Fabrikam AG', 'Nein, ein anderer Kunde'],
      /über 15 Tage bereits mit Gutschein HELD-0001/u,
      /Bitte nennen Sie es in Worten/u,
      /✔ Reserviert[^]*derselbe Kunde wie Fabrikam AG/u,
    ],
  ])('is asked about in the form (%s)', async (locale, why, choices, refused, words, done) => {
    const { chat, form, paula } = await reserving(locale);
    expect(form.text).toMatch(why);
    const asked = question(form.card);
    expect(asked).toMatchObject({ isRequired: true, style: 'expanded' });
    expect((asked?.choices as { title: string }[]).map(({ title }) => title)).toEqual(choices);

    const same = { ...reserve, sameCustomer: 'same:fabrikam' };
    const again = await paula.clicks('reserve', same);
    expect(again.text).toMatch(refused);
    expect(valueOf(again.card, 'sameCustomer')).toBe('same:fabrikam');
    expect(valueOf(again.card, 'consultant')).toBe(reserve.consultant);

    expect((await paula.clicks('reserve', { ...same, reason: '.' })).text).toMatch(words);
    const answer = await paula.clicks('reserve', { ...same, reason: 'Werk Köln' });
    expect(answer.text).toMatch(done);
    expect((await chat.voucher())?.reservation).toMatchObject({
      customer: 'fabrikam',
      sameAs: 'Fabrikam AG',
      reason: 'Werk Köln',
    });
  });

  it.each([
    ['en-US', 'another customer than Fabrikam AG', 'history ABCD-1234'],
    ['de-DE', 'ein anderer Kunde als Fabrikam AG', 'Verlauf ABCD-1234'],
  ])('is recorded as another customer (%s)', async (locale, words, history) => {
    const { chat, paula } = await reserving(locale);
    const values = { ...reserve, sameCustomer: 'other:fabrikam' };
    expect((await paula.clicks('reserve', values)).text).toContain(words);
    expect((await paula.says(history)).text).toContain(words);
    expect((await chat.voucher())?.reservation?.customer).toBe('fabrikam köln');
  });

  it('is asked about when a form of an earlier build, without the question, is sent', async () => {
    const { chat, paula } = await reserving();
    const answer = await paula.clicks('reserve', reserve);
    expect(answer.text).toContain("Choose whether it's the same customer.");
    expect(question(answer.card)).toBeDefined();
    expect(valueOf(answer.card, 'startDate')).toBe(reserve.startDate);
    expect((await chat.voucher())?.status).toBe('assigned');
  });

  it('can be corrected afterwards', async () => {
    const { chat, paula } = await reserving();
    await paula.clicks('reserve', { ...reserve, sameCustomer: 'other:fabrikam' });
    const gloria = chat.as('gloria');
    const form = await gloria.says('correct the reservation of ABCD-1234');
    expect(question(form.card)?.value).toBe('other:fabrikam');
    const answer = await gloria.clicks('correct', {
      sameCustomer: 'same:fabrikam',
      engagementReason: 'Werk Köln',
      reason: 'Same group',
    });
    expect(answer.text).toContain('Same customer: – → Fabrikam AG');
    expect((await chat.voucher())?.reservation).toMatchObject({ sameAs: 'Fabrikam AG' });
  });

  it.each([
    ['the same name', { organisation: 'FABRIKAM A.G.' }],
    ['another name and domain', { organisation: 'Northwind' }],
  ])('is not asked about for %s', async (_what, named) => {
    const customer = { ...koeln.customer, ...named };
    const { form } = await reserving('en-US', [
      held,
      aValidatedVoucher({ serviceLevel: 15, customer }),
    ]);
    expect(question(form.card)).toBeUndefined();
  });

  it('costs one query more than others to open its form, and one to send it', async () => {
    const { form, paula } = await reserving();
    expect(form.requests.queries).toBe(2);
    const values = { ...reserve, sameCustomer: 'other:fabrikam' };
    expect((await paula.clicks('reserve', values)).requests.queries).toBe(1);
    const short = await reserving('en-US', [held, aValidatedVoucher({ customer: koeln.customer })]);
    expect(short.form.requests.queries).toBe(1);
    expect((await short.paula.clicks('reserve', reserve)).requests).toEqual({
      reads: 3,
      commits: 2,
      queries: 0,
    });
  });
});

it.each(['.', 'x', '–', 'n/a'])('%j is refused at the field of the reason', async (reason) => {
  const { paula } = await reserving('en-US', [aValidatedVoucher({ serviceLevel: 15 })]);
  const answer = await paula.clicks('reserve', { ...reserve, reason });
  expect(answer.text).toContain('Say it in words.');
  expect(valueOf(answer.card, 'reason')).toBe(reason);
});

describe('a correction of the customer’s name to a similar one', () => {
  const reservedFor = (organisation: string): Voucher =>
    aReservedVoucher(
      {},
      {
        serviceLevel: 15,
        customer: { organisation, contactEmail: 'n@northwind.example', country: 'DE' },
      },
    );
  const reserved = reservedFor('Northwind');
  const correction = { organisation: 'Fabrikam AG, Köln', reason: 'Renamed' };

  async function correcting(locale: string, vouchers: readonly Voucher[]) {
    const chat = await aChat({ vouchers, locale });
    const claim = { voucherId: held.voucherId, takenAt: 0 };
    await chat.store.commit(claimPartition('contoso', 'windows-and-office:fabrikam:'), [
      { op: 'put', id: STATE_ID, kind: 'claim', body: claim },
    ]);
    const gloria = chat.as('gloria');
    const words = locale === 'en-US' ? 'correct' : 'korrigieren';
    await gloria.says(`${words} ABCD-1234`);
    await gloria.clicks('correct');
    return { chat, gloria };
  }

  it.each([
    ['en-US', /Fabrikam AG has a similar name or email address/u],
    ['de-DE', /Fabrikam AG hat einen ähnlichen Namen/u],
  ])('asks whether it is the same customer: %s', async (locale, why) => {
    const { chat, gloria } = await correcting(locale, [held, reserved]);
    const asked = await gloria.clicks('correct', correction);
    expect(asked.text).toMatch(why);
    expect(question(asked.card)).toMatchObject({ isRequired: true });
    expect(valueOf(asked.card, 'organisation')).toBe('Fabrikam AG, Köln');
    expect((await chat.voucher())?.customer.organisation).toBe('Northwind');
    await gloria.clicks('correct', { ...correction, sameCustomer: 'other:fabrikam' });
    const { customer, reservation } = (await chat.voucher()) ?? {};
    expect(customer?.organisation).toBe('Fabrikam AG, Köln');
    expect(reservation).toMatchObject({ near: [{ key: 'fabrikam' }] });
    expect(reservation?.sameAs).toBeUndefined();
  });

  it('is refused as a second long engagement if it is', async () => {
    const { chat, gloria } = await correcting('en-US', [held, reserved]);
    const reply = await gloria.clicks('correct', { ...correction, sameCustomer: 'same:fabrikam' });
    expect(reply.text).toMatch(/already has[^]*HELD-0001/u);
    expect((await chat.voucher())?.customer.organisation).toBe('Northwind');
  });

  it('asks nothing about its own former name', async () => {
    const { chat, gloria } = await correcting('en-US', [reservedFor('Fabrikam')]);
    const reply = await gloria.clicks('correct', { ...correction, organisation: 'Fabricam' });
    expect(question(reply.card)).toBeUndefined();
    expect((await chat.voucher())?.customer.organisation).toBe('Fabricam');
  });
});
