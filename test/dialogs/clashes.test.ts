import { aChat, type Talker } from '../support/a-chat.ts';
import { aReservedVoucher, aValidatedVoucher } from '../support/a-voucher.ts';
import { executesOf, inputsOf } from '../support/card-parts.ts';
import { forms } from '../support/forms.ts';
import { aMember, anEnrolledPartner, people, team } from '../support/partner.ts';
import { conversationPartition, STATE_ID } from '../../workflow/records/records.ts';
import type { Voucher } from '../../workflow/voucher/voucher.ts';

/** Carlo leads another engagement from 22 to 26 June. */
const other: Voucher = {
  ...aReservedVoucher(
    { startDate: '2020-06-22', endDate: '2020-06-26' },
    { customer: { organisation: 'Contoso AG', contactEmail: 'c@contoso.example', country: 'DE' } },
  ),
  voucherId: 'EFGH-5678',
};
const partner = anEnrolledPartner({
  members: [...team, aMember(people.adam, 'consultant'), aMember(people.nobody, 'consultant')],
});

async function paulaWith(vouchers: readonly Voucher[], locale = 'en-US') {
  const chat = await aChat({ vouchers, locale, partner });
  return { chat, paula: chat.as('paula') };
}
const reserve = (paula: Talker, values: object = {}) =>
  paula.clicks('reserve', { ...forms.reserve, ...values });

describe('a reservation on the days of another engagement', () => {
  it.each([
    [
      'en-US',
      'carlo is already booked then: Jun 22 – 26, 2020 for Contoso AG (voucher EFGH-5678).',
      'Reserve anyway',
      '✔ Reserved',
    ],
    [
      'de-DE',
      'carlo ist dann schon gebucht: 22.–26. Juni 2020 für Contoso AG (Gutschein EFGH-5678).',
      'Trotzdem reservieren',
      '✔ Reserviert',
    ],
  ])('is asked about once and then recorded (%s)', async (locale, warning, button, done) => {
    const { chat, paula } = await paulaWith([aValidatedVoucher(), other], locale);
    const form = await paula.says('reserve ABCD-1234');
    expect(form.text).not.toContain('EFGH-5678');
    const asked = await reserve(paula);
    expect(asked.text).toContain(warning);
    expect(executesOf(asked.card).map(({ title }) => title)).toContain(button);
    expect(await chat.voucher()).toMatchObject({ status: 'assigned' });
    expect(valueOf(asked.card, 'consultant')).toBe(people.carlo);

    expect((await reserve(paula)).text).toContain(done);
    expect(await chat.voucher()).toMatchObject({ status: 'reserved' });
  });

  it('is asked about again after a change to other days with a clash, and not to free ones', async () => {
    const { paula } = await paulaWith([aValidatedVoucher(), other]);
    await paula.says('reserve ABCD-1234');
    expect((await reserve(paula)).text).toContain('EFGH-5678');
    const later = { startDate: '2020-06-24', endDate: '2020-06-30' };
    expect((await reserve(paula, later)).text).toContain('EFGH-5678');
    const free = { startDate: '2020-06-29', endDate: '2020-07-03' };
    expect((await reserve(paula, free)).text).toContain('✔ Reserved');
  });

  it.each([
    ['on the days before and after it', { startDate: '2020-06-29', endDate: '2020-07-03' }],
    ['of a consultant without one', { consultant: people.carlo, startDate: '2020-07-06' }],
  ])('is recorded at once %s', async (_what, values) => {
    const { paula } = await paulaWith([aValidatedVoucher(), other]);
    await paula.says('reserve ABCD-1234');
    const answer = await reserve(paula, { endDate: '2020-07-10', ...values });
    expect(answer.text).toContain('✔ Reserved');
    expect(answer.requests).toEqual({ reads: 3, commits: 2, queries: 0 });
  });

  it('is asked about for a form whose dialog is gone', async () => {
    const { chat, paula } = await paulaWith([aValidatedVoucher(), other]);
    const form = (await paula.says('reserve ABCD-1234')).card;
    await chat.store.commit(conversationPartition('contoso', 'chat-of-paula'), [
      { op: 'delete', id: STATE_ID },
    ]);
    const asked = await paula.clicksOn(form, 'reserve', forms.reserve);
    expect(asked.text).toContain('EFGH-5678');
    expect((await reserve(paula)).text).toContain('✔ Reserved');
  });

  it('shows the rules it breaks together with the clash', async () => {
    const { chat, paula } = await paulaWith([aValidatedVoucher(), other]);
    await paula.says('reserve ABCD-1234');
    await reserve(paula, { location: '9999999' });
    const refused = await reserve(paula, { location: '9999999' });
    expect(refused.text).toContain('EFGH-5678');
    expect(refused.text).toContain('another look');
    expect(await chat.voucher()).toMatchObject({ status: 'assigned' });
    expect((await reserve(paula)).text).toContain('✔ Reserved');
  });

  it.each([
    ['en-US', 'Jun 27, 2020 is on a weekend.', '✔ Reserved'],
    ['de-DE', '27. Juni 2020 fällt auf ein Wochenende.', '✔ Reserviert'],
  ])('names the days of a weekend (%s)', async (locale, warning, done) => {
    const { paula } = await paulaWith([aValidatedVoucher()], locale);
    await paula.says('reserve ABCD-1234');
    const saturday = { endDate: '2020-06-27' };
    expect((await reserve(paula, saturday)).text).toContain(warning);
    expect((await reserve(paula, saturday)).text).toContain(done);
  });

  it('is checked against the store for days beyond the bookings that the form has read', async () => {
    const many = Array.from({ length: 201 }, (_, at): Voucher => {
      const startDate = at < 200 ? '2020-06-16' : '2020-07-06';
      const endDate = at < 200 ? '2020-06-17' : '2020-07-10';
      const consultant = at < 200 ? people.adam : people.carlo;
      const voucher = aReservedVoucher({ startDate, endDate, consultant });
      return { ...voucher, voucherId: `MANY-${String(at).padStart(4, '0')}` };
    });
    const { paula } = await paulaWith([aValidatedVoucher(), ...many]);
    await paula.says('reserve ABCD-1234');
    const july = { startDate: '2020-07-06', endDate: '2020-07-10' };
    expect((await reserve(paula, july)).text).toContain('MANY-0200');
    expect((await reserve(paula, july)).text).toContain('✔ Reserved');
  });
});

describe('the form of a reservation', () => {
  it.each([
    ['en-US', ['carlo · qualified for 2 of the engagements', 'adam · no valid assessment']],
    ['de-DE', ['carlo · qualifiziert für 2 der Einsätze', 'adam · keine gültige Zertifizierung']],
  ])(
    'lists qualified consultants first and says why others are not (%s)',
    async (locale, first) => {
      const { paula } = await paulaWith([aValidatedVoucher()], locale);
      const titles = titlesOf((await paula.says('reserve ABCD-1234')).card);
      expect(titles).toHaveLength(3);
      for (const [at, title] of first.entries()) expect(titles[at]).toContain(title);
    },
  );

  it.each([
    ['en-US', 'carlo · booked Jun 22 – 26, 2020 for Contoso AG'],
    ['de-DE', 'carlo · gebucht 22.–26.\u00A0Juni 2020 für Contoso AG'],
  ])('shows when a consultant is booked near the days (%s)', async (locale, title) => {
    const { paula } = await paulaWith([aValidatedVoucher(), other], locale);
    await paula.says('reserve ABCD-1234');
    expect(titlesOf((await reserve(paula)).card)[0]).toBe(title);
  });
});

describe('another week for an engagement', () => {
  it('is asked about if the consultant is booked then, and not for its own days', async () => {
    const own = aReservedVoucher({ startDate: '2020-06-29', endDate: '2020-07-03' });
    const { chat, paula } = await paulaWith([own, other]);
    const form = await paula.says('reschedule ABCD-1234');
    expect(form.text).not.toContain('EFGH-5678');
    const values = { startDate: '2020-06-25', endDate: '2020-07-01', consultant: people.carlo };
    const asked = await paula.clicks('reschedule', values);
    expect(asked.text).toContain('EFGH-5678');
    expect(executesOf(asked.card).map(({ title }) => title)).toContain('Reschedule anyway');
    expect((await paula.clicks('reschedule', values)).text).toContain('✔');
    expect((await chat.voucher())?.reservation?.startDate).toBe('2020-06-25');
  });
});

const valueOf = (card: unknown, name: string) =>
  inputsOf(card).find(({ id }) => id === name)?.value;
const titlesOf = (card: unknown): readonly string[] =>
  (inputsOf(card).find(({ id }) => id === 'consultant')?.choices as { title: string }[]).map(
    ({ title }) => title,
  );
