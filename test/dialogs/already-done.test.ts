import { aChat } from '../support/a-chat.ts';
import {
  anAssignedVoucher,
  anExpiredVoucher,
  aRedeemedVoucher,
  aReportedVoucher,
  aValidatedVoucher,
  reported,
  reserved,
} from '../support/a-voucher.ts';
import { executesOf, inputsOf, partsOf } from '../support/card-parts.ts';
import { forms } from '../support/forms.ts';
import { anEnrolledPartner, people } from '../support/partner.ts';

const expired = anExpiredVoucher({ type: 'validated', on: '2020-06-01' }, reserved, reported);
const LATE = '2020-11-03';
const registered = anEnrolledPartner({
  savbRegistration: { confirmedBy: people.gloria, confirmedOn: '2020-02-01', reference: 'S-1' },
});

async function late(locale = 'en-US') {
  const chat = await aChat({ vouchers: [expired], locale });
  chat.onDay(LATE);
  return { chat, paula: chat.as('paula') };
}

/** Values of the inputs of a shown form. */
const typedIn = (card: unknown) =>
  Object.fromEntries(inputsOf(card).map(({ id, value }) => [id, value]));
const required = (card: unknown, id: string) =>
  inputsOf(card).find((input) => input.id === id)?.isRequired;
const inputOf = (card: unknown, id: string) => inputsOf(card).find((input) => input.id === id);

describe('a voucher that was redeemed in time and has expired before it was entered', () => {
  it.each([
    [
      'en-US',
      'redeem ABCD-1234',
      /Redeem\*\* isn't possible[^]*already done at Microsoft/u,
      'Already redeemed at Microsoft',
      /It is already done at Microsoft[^]*Microsoft may then refuse the payment/u,
      /✔ Redeemed on Oct 31, 2020[^]*Entered later; it happened on Oct 31, 2020/u,
    ],
    [
      'de-DE',
      'ABCD-1234 einlösen',
      /Einlösen\*\* ist zurzeit nicht möglich[^]*bei Microsoft bereits erledigt/u,
      'Bei Microsoft bereits eingelöst',
      /Das ist bei Microsoft bereits erledigt[^]*Microsoft kann die Zahlung dann ablehnen/u,
      /✔ Eingelöst am 31\.\sOkt\.\s2020[^]*Nachträglich erfasst; geschehen am 31\.\sOkt\.\s2020/u,
    ],
  ])('is redeemed with its day (%s)', async (locale, says, refused, button, opens, done) => {
    const { chat, paula } = await late(locale);
    const card = await paula.says(says);
    expect(card.text).toMatch(refused);
    expect(executesOf(card.card).find(({ verb }) => verb === 'redeem')?.title).toBe(button);
    const form = await paula.clicks('redeem');
    expect(form.text).toMatch(opens);
    expect(required(form.card, 'onDate')).toBe(true);
    expect(required(form.card, 'alreadyDoneReason')).toBe(true);
    expect(inputOf(form.card, 'onDate')).toMatchObject({ min: '2020-06-13', max: LATE });
    const values = { onDate: '2020-10-31', alreadyDoneReason: 'We entered it late.' };
    const answer = await paula.clicks('redeem', values);
    expect(answer.text).toMatch(done);
    const voucher = await chat.voucher();
    expect(voucher).toMatchObject({ status: 'redeemed', redeemedOn: '2020-10-31' });
    expect(voucher?.exceptions).toBeUndefined();
  });

  it.each([
    [
      'en-US',
      /✔ Redeemed on Nov 2, 2020[^]*Already done at Microsoft on Nov 2, 2020: Accepted anyway\.[^]*The voucher has expired/u,
      /⚠ Redeemed on Nov 2, 2020 although a rule is broken[^]*last day was Oct 31, 2020[^]*Reason: Accepted anyway\./u,
      'history ABCD-1234',
    ],
    [
      'de-DE',
      /✔ Eingelöst am 2\.\sNov\.\s2020[^]*Bei Microsoft bereits erledigt am 2\.\sNov\.\s2020: Accepted anyway\.[^]*Der Gutschein ist abgelaufen/u,
      /⚠ Eingelöst am 2\.\sNov\.\s2020, obwohl eine Regel verletzt ist[^]*letzter Tag war der 31\.\sOkt\.\s2020[^]*Grund: Accepted anyway\./u,
      'Verlauf ABCD-1234',
    ],
  ])(
    'is recorded with the broken rule after its last day (%s)',
    async (locale, done, card, history) => {
      const { chat, paula } = await late(locale);
      await paula.says('status ABCD-1234');
      await paula.clicks('redeem');
      const values = { onDate: '2020-11-02', alreadyDoneReason: 'Accepted anyway.' };
      const answer = await paula.clicks('redeem', values);
      expect(answer.text).toMatch(done);
      expect(answer.text).toMatch(card);
      expect((await chat.voucher())?.exceptions).toMatchObject([
        {
          step: 'redeem',
          onDate: '2020-11-02',
          reason: 'Accepted anyway.',
          broken: [{ code: 'voucher-not-expired' }],
        },
      ]);
      const { text } = await paula.says(history);
      expect(text).toMatch(/2020: Accepted anyway\./u);
    },
  );

  it('is recorded once if the form is sent twice', async () => {
    const { chat, paula } = await late();
    await paula.says('redeem ABCD-1234');
    const form = await paula.clicks('redeem');
    const values = { onDate: '2020-11-02', alreadyDoneReason: 'Accepted anyway.' };
    await paula.clicks('redeem', values);
    const again = await paula.clicksOn(form.card, 'redeem', values);
    expect(again.text).toMatch(/⚠ Redeemed on Nov 2, 2020/u);
    const voucher = await chat.voucher();
    expect(voucher?.exceptions).toHaveLength(1);
    expect(voucher?.revision).toBe(expired.revision + 1);
  });

  it('keeps what was typed if the day is impossible', async () => {
    const { chat, paula } = await late();
    await paula.says('redeem ABCD-1234');
    await paula.clicks('redeem');
    const values = {
      confirmationReference: 'PC-9',
      onDate: '2020-06-12',
      alreadyDoneReason: 'Accepted anyway.',
    };
    const form = await paula.clicks('redeem', values);
    expect(form.text).toMatch(
      /Jun 12, 2020 is before Jun 13, 2020, when the voucher was reported/u,
    );
    expect(typedIn(form.card)).toMatchObject(values);
    await paula.clicks('redeem', { ...values, onDate: '2020-10-31' });
    expect(await chat.voucher()).toMatchObject({
      status: 'redeemed',
      redemptionReference: 'PC-9',
    });
  });

  it('asks for the day if only the reason is given', async () => {
    const { paula } = await late();
    await paula.says('redeem ABCD-1234');
    await paula.clicks('redeem');
    const form = await paula.clicks('redeem', { alreadyDoneReason: 'Accepted anyway.' });
    expect(form.text).toMatch(/missing/u);
    expect(typedIn(form.card)).toMatchObject({ alreadyDoneReason: 'Accepted anyway.' });
  });

  it('cannot be recorded by somebody without the right', async () => {
    const { chat } = await late();
    const answer = await chat.as('carlo').says('redeem ABCD-1234');
    expect(answer.text).toMatch(/may not|not allowed|ask/iu);
    expect(executesOf(answer.card).filter(({ verb }) => verb === 'redeem')).toEqual([]);
  });
});

describe('a reservation that is entered after the engagement began', () => {
  const form = { ...forms.reserve, startDate: '2020-06-09', endDate: '2020-06-15' };

  it('offers the declaration after the refusal, folded, with what was typed', async () => {
    const chat = await aChat({ vouchers: [aValidatedVoucher()] });
    const paula = chat.as('paula');
    const empty = await paula.says('reserve ABCD-1234');
    expect(inputOf(empty.card, 'onDate')).toMatchObject({ isRequired: false, max: '2020-06-15' });
    expect(inputOf(empty.card, 'alreadyDoneReason')).toBeUndefined();
    const refused = await paula.clicks('reserve', form);
    expect(refused.text).toMatch(/Jun 9, 2020 has passed/u);
    expect(typedIn(refused.card)).toMatchObject(form);
    const folded = partsOf(refused.card).find(([, { id }]) => id === 'already-done');
    expect(folded?.[1].isVisible).toBe(false);
    expect(required(refused.card, 'alreadyDoneReason')).toBe(false);
    const declared = { onDate: '2020-06-10', alreadyDoneReason: 'Reserved by phone.' };
    const done = await paula.clicks('reserve', { ...form, ...declared });
    expect(done.text).toMatch(/✔ Reserved[^]*on Jun 10, 2020: Reserved by phone/u);
    expect(await chat.voucher()).toMatchObject({
      status: 'reserved',
      reservation: { reservedOn: '2020-06-10', startDate: '2020-06-09' },
      exceptions: [{ step: 'reserve', broken: [{ code: 'start-not-past' }] }],
    });
  });

  it('needs no declaration if it was reserved in time', async () => {
    const chat = await aChat({ vouchers: [aValidatedVoucher()] });
    const paula = chat.as('paula');
    await paula.says('reserve ABCD-1234');
    await paula.clicks('reserve', { ...form, onDate: '2020-06-08' });
    const voucher = await chat.voucher();
    expect(voucher).toMatchObject({
      status: 'reserved',
      reservation: { reservedOn: '2020-06-08' },
    });
    expect(voucher?.exceptions).toBeUndefined();
  });

  it('offers no declaration for a rule that is never waived', async () => {
    const chat = await aChat({ vouchers: [aValidatedVoucher()] });
    const paula = chat.as('paula');
    await paula.says('reserve ABCD-1234');
    const refused = await paula.clicks('reserve', { ...form, endDate: '2020-06-08' });
    expect(inputOf(refused.card, 'alreadyDoneReason')).toBeUndefined();
  });
});

it('validation: the list of checks leads to the form with the address that was typed', async () => {
  const partner = anEnrolledPartner({ trainings: [] });
  const chat = await aChat({ vouchers: [anAssignedVoucher()], partner });
  const paula = chat.as('paula');
  await paula.says('validate ABCD-1234');
  const list = await paula.clicks('validate', forms.validate);
  expect(list.text).toMatch(/✘ .*[Tt]raining/u);
  const buttons = executesOf(list.card).filter(({ verb }) => verb === 'validate');
  expect(buttons.map(({ title }) => title)).toContain('Already validated at Microsoft');
  const only = { ...list.card, actions: buttons.slice(-1) };
  const form = await paula.clicksOn(only, 'validate');
  expect(typedIn(form.card)).toMatchObject(forms.validate);
  const declared = { onDate: '2020-06-12', alreadyDoneReason: 'The training was done.' };
  await paula.clicks('validate', { ...forms.validate, ...declared });
  expect(await chat.voucher()).toMatchObject({
    validatedOn: '2020-06-12',
    exceptions: [{ step: 'validate', broken: [{ code: 'compliance-training-valid' }] }],
  });
});

it('a payment requested in time can be entered after its window', async () => {
  const chat = await aChat({ vouchers: [aRedeemedVoucher()], partner: registered });
  chat.onDay('2020-08-20');
  const paula = chat.as('paula');
  const card = await paula.says('payment ABCD-1234');
  expect(card.text).toMatch(/isn't possible right now[^]*already done at Microsoft/u);
  await paula.clicks('payment');
  const typed = { ...forms.payment, onDate: '2020-08-13', alreadyDoneReason: 'Entered late.' };
  await paula.clicks('payment', typed);
  expect(await chat.voucher()).toMatchObject({ payment: { requestedOn: '2020-08-13' } });
});

it.each([
  [
    'en-US',
    'payment ABCD-1234',
    /✔ Payment requested[^]*Already done at Microsoft on Aug 14, 2020: In the tool\.[^]*had to be requested by Aug 13, 2020/u,
    'history ABCD-1234',
  ],
  [
    'de-DE',
    'Zahlung für ABCD-1234 anfordern',
    /Zahlung angefordert[^]*Bei Microsoft bereits erledigt am 14\.\sAug\.\s2020: In the tool\.[^]*endete am 13\.\sAug\.\s2020/u,
    'Verlauf ABCD-1234',
  ],
])(
  'a payment requested after its window is recorded with the broken rule, and undone with it (%s)',
  async (locale, says, recorded, history) => {
    const chat = await aChat({ vouchers: [aRedeemedVoucher()], partner: registered, locale });
    chat.onDay('2020-08-20');
    const paula = chat.as('paula');
    await paula.says(says);
    await paula.clicks('payment');
    const typed = { ...forms.payment, onDate: '2020-08-14', alreadyDoneReason: 'In the tool.' };
    expect((await paula.clicks('payment', typed)).text).toMatch(recorded);
    expect((await paula.says(history)).text).toMatch(/2020: In the tool\.[^]*2020/u);
    const rows = await chat.store.find<{ readonly kind: string; readonly readerId?: string }>({
      kind: 'outbox',
      tenantId: 'contoso',
      limit: 50,
    });
    const told = rows.documents.filter(({ body }) => body.kind === 'exception-recorded');
    const readers = told.map(({ body }) => body.readerId);
    expect(readers.toSorted()).toEqual([people.gloria, people.adam]);
    await paula.says('undo ABCD-1234');
    await paula.clicks('undo', { reason: 'Typo' });
    const voucher = await chat.voucher();
    expect([voucher?.payment, voucher?.exceptions]).toEqual([undefined, undefined]);
  },
);

it('several vouchers: the refused ones are declared in one form, each with its outcome', async () => {
  const ids = ['ABCD-1234', 'EFGH-5678', 'IJKL-9012'];
  const vouchers = ids.map((voucherId, at) => ({
    ...aReportedVoucher({}, at === 0 ? {} : { expiresOn: '2020-06-14' }),
    voucherId,
  }));
  const chat = await aChat({ vouchers });
  const paula = chat.as('paula');
  await paula.says('redeem ABCD-1234');
  const outcome = await paula.clicks('redeem', {
    voucherIds: ids.join(','),
    confirmationReference: 'PC-1',
  });
  expect(outcome.text).toMatch(/1 of 3 redeemed/u);
  const form = await paula.clicks('redeem');
  expect(typedIn(form.card)).toMatchObject({
    voucherIds: 'EFGH-5678,IJKL-9012',
    confirmationReference: 'PC-1',
  });
  const done = await paula.clicks('redeem', {
    voucherIds: 'EFGH-5678,IJKL-9012',
    onDate: '2020-06-15',
    alreadyDoneReason: 'Accepted anyway.',
  });
  expect(done.text).toMatch(/2 of 2 redeemed/u);
  const after = await Promise.all(ids.map((id) => chat.voucher(id)));
  expect(after.map((voucher) => voucher?.exceptions?.length)).toEqual([undefined, 1, 1]);
});
