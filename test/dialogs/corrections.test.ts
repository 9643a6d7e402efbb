import { aChat, type ChatOptions } from '../support/a-chat.ts';
import {
  anAssignedVoucher,
  anExpiredVoucher,
  aRedeemedVoucher,
  aReportedVoucher,
  aReservedVoucher,
  aVoucherWithPayment,
  reserved,
} from '../support/a-voucher.ts';
import { inputsOf } from '../support/card-parts.ts';
import { anEnrolledPartner, people } from '../support/partner.ts';
import type { Voucher } from '../../workflow/voucher/voucher.ts';

const partner = anEnrolledPartner({
  savbRegistration: { confirmedBy: people.gloria, confirmedOn: '2020-02-01', reference: 'S-1' },
});
const chatAbout = (voucher: Voucher, options: ChatOptions = {}) =>
  aChat({ partner, vouchers: [voucher], ...options });
const de = { locale: 'de-DE' };

describe('a correction in the chat', () => {
  it('shows the parts that were entered, with what is recorded', async () => {
    const gloria = (await chatAbout(aVoucherWithPayment())).as('gloria');
    const { text } = await gloria.says('correct ABCD-1234');
    expect(text).toMatch(/^What do you want to correct\?/u);
    expect(text).toMatch(/payment request\nR-2020-17 · €5,000/u);
    for (const part of ['voucher details', 'expiry date', 'reservation', 'completion report'])
      expect(text).toContain(part);
  });

  it.each([
    [
      'en-US',
      'correct the invoice number of ABCD-1234',
      /^Correct: payment request/u,
      '5,250.50',
      /✔ Corrected, payment request: Your invoice number: R-2020-17 → R-8 and Amount: €5,000\.00 → €5,250\.50\. Reason: Typo|✔ Corrected, payment request: Your invoice number: R-2020-17 → R-8 and Amount: €5,000 → €5,250\.50\. Reason: Typo/u,
    ],
    [
      'de-DE',
      'falsche Rechnungsnummer bei ABCD-1234',
      /^Korrigieren: Zahlungsanforderung/u,
      '5.250,50',
      /✔ Korrigiert, Zahlungsanforderung: .*R-2020-17 → R-8 und Betrag: .*→ 5\.250,50.€\. Grund: Typo/u,
    ],
  ])(
    'reads the amount and states old and new values: %s',
    async (locale, says, opens, amount, done) => {
      const chat = await chatAbout(aVoucherWithPayment(), { locale });
      const gloria = chat.as('gloria');
      expect((await gloria.says(says)).text).toMatch(opens);
      const values = { invoiceNumber: 'R-8', amount, reason: 'Typo' };
      expect((await gloria.clicks('correct', values)).text).toMatch(done);
      expect((await chat.voucher())?.payment).toMatchObject({
        invoiceNumber: 'R-8',
        amount: 5250.5,
      });
      const history = await gloria.says('history ABCD-1234');
      expect(history.text).toMatch(/R-2020-17 → R-8[^]*gloria/u);
    },
  );

  it('says that nothing was changed, and keeps the form', async () => {
    const chat = await chatAbout(aVoucherWithPayment());
    const gloria = chat.as('gloria');
    await gloria.says('correct the invoice of ABCD-1234');
    const { text } = await gloria.clicks('correct', { reason: 'Typo' });
    expect(text).toMatch(/Nothing was changed: these are the recorded values/u);
    const same = await chat.voucher();
    expect(same?.revision).toBe(aVoucherWithPayment().revision);
    expect((await gloria.clicks('correct', { reason: 'Typo', amount: '0x10' })).text).toMatch(
      /another look/u,
    );
  });

  it.each([
    [
      'en-US',
      'extend ABCD-1234 until 31 March 2021',
      /✔ Corrected, expiry date: Valid until: Oct 31, 2020 → Mar 31, 2021/u,
    ],
    [
      'de-DE',
      'ABCD-1234 bis 31.03.2021 verlängern',
      /✔ Korrigiert, Ablaufdatum: Gültig bis: 31..Okt..2020 → 31..März.2021/u,
    ],
    ['de-DE', 'ABCD-1234 gilt jetzt bis 31. März 2021', /✔ Korrigiert, Ablaufdatum/u],
  ])('extends a voucher that has expired: %s, %s', async (locale, says, done) => {
    const voucher = anExpiredVoucher({ type: 'validated', on: '2020-06-01' }, reserved);
    const chat = await chatAbout(voucher, { locale });
    chat.onDay('2020-11-20');
    const gloria = chat.as('gloria');
    const { card } = await gloria.says(says);
    const [expiresOn] = inputsOf(card);
    expect(expiresOn).toMatchObject({ id: 'expiresOn', value: '2021-03-31' });
    expect((await gloria.clicks('correct', { reason: '+90' })).text).toMatch(done);
    expect(await chat.voucher()).toMatchObject({ status: 'reserved', expiresOn: '2021-03-31' });
  });

  it.each([
    [{}, /This entry isn't yours: completion report, by paula[^]*paula or an admin can change it/u],
    [de, /Dieser Eintrag ist nicht von Ihnen: Abschlussbericht, erfasst von paula/u],
  ])(
    'names the author of the latest entry to others, without a choice',
    async (options, answer) => {
      const carlo = (await chatAbout(aReportedVoucher(), options)).as('carlo');
      expect((await carlo.says('correct ABCD-1234')).text).toMatch(answer);
    },
  );

  it('gives the reason only where the card asked for the confirmation number', async () => {
    const paula = (await chatAbout(aReservedVoucher())).as('paula');
    const reasonIn = (card: unknown) => inputsOf(card).find(({ id }) => id === 'reason')?.value;
    const typed = await paula.says('correct the reservation of ABCD-1234');
    expect(reasonIn(typed.card)).toBeUndefined();
    await paula.says('ABCD-1234');
    // The row that asks for it comes before the card's buttons.
    const asked = await paula.clicks('correct');
    expect(reasonIn(asked.card)).toBe('Confirmation number added');
  });

  it('opens the only part that a person may correct at once', async () => {
    const paula = (await chatAbout(aReportedVoucher())).as('paula');
    expect((await paula.says('correct ABCD-1234')).text).toMatch(/^Correct: completion report/u);
  });

  it.each([
    [{}, /The next step has been taken since: completion report[^]*An admin can still correct it/u],
    [
      de,
      /Inzwischen gab es den nächsten Schritt: Abschlussbericht[^]*Admins können es noch korrigieren/u,
    ],
  ])('explains why a part can no longer be corrected', async (options, answer) => {
    const paula = (await chatAbout(aReportedVoucher(), options)).as('paula');
    expect((await paula.says('correct the reservation of ABCD-1234')).text).toMatch(answer);
  });

  it.each([
    ['en-US', 'correct the payment request of ABCD-1234', /^Correct: payment request/u],
    ['en-US', 'correct the completion report of ABCD-1234', /^Correct: completion report/u],
    ['en-US', 'correct the expiry date of ABCD-1234', /^Correct: expiry date/u],
    ['en-US', 'correct the redemption of ABCD-1234', /^Correct: redemption/u],
    ['de-DE', 'Zahlungsanforderung von ABCD-1234 korrigieren', /^Korrigieren: Zahlungsanford/u],
    ['de-DE', 'Abschlussbericht von ABCD-1234 korrigieren', /^Korrigieren: Abschlussbericht/u],
    ['de-DE', 'Ablaufdatum von ABCD-1234 korrigieren', /^Korrigieren: Ablaufdatum/u],
    ['de-DE', 'Einlösung von ABCD-1234 korrigieren', /^Korrigieren: Einlösung/u],
  ])('opens the part that is named as on the cards: %s, %s', async (locale, says, opens) => {
    const chat = await chatAbout(aVoucherWithPayment(), { locale });
    expect((await chat.as('gloria').says(says)).text).toMatch(opens);
  });

  it('shows the rules that it breaks', async () => {
    const chat = await chatAbout(aReportedVoucher());
    const gloria = chat.as('gloria');
    await gloria.says('correct the report of ABCD-1234');
    await gloria.clicks('correct', { daysDelivered: '6', reason: 'Typo' });
    const { text } = await gloria.says('status ABCD-1234');
    expect(text).toMatch(/Corrected on Jun 15, 2020 although a rule is broken/u);
    expect((await gloria.says('history ABCD-1234')).text).toMatch(/The correction breaks rules:/u);
  });

  it('has one effect if its button is clicked twice', async () => {
    const chat = await chatAbout(aVoucherWithPayment());
    const gloria = chat.as('gloria');
    const { card } = await gloria.says('correct the invoice of ABCD-1234');
    const values = { invoiceNumber: 'R-8', reason: 'Typo' };
    await gloria.clicksOn(card, 'correct', values);
    await gloria.clicksOn(card, 'correct', values);
    expect((await chat.voucher())?.revision).toBe(aVoucherWithPayment().revision + 1);
  });
});

describe('an undo in the chat', () => {
  it.each([
    [
      {},
      'undo ABCD-1234',
      /^Take back the last entry\n[^]*This is taken back\nRedeemed on Jun 14, 2020[^]*The voucher afterwards[^]*Next: redeem/u,
      /✔ Taken back: redemption\. Reason: Wrong voucher/u,
    ],
    [
      de,
      'ABCD-1234 rückgängig machen',
      /^Letzten Eintrag zurücknehmen\n[^]*Das wird zurückgenommen\n[^]*Der Gutschein danach/u,
      /✔ Zurückgenommen: Einlösung\. Grund: Wrong voucher/u,
    ],
  ])('shows what is taken back and what is left: %j', async (options, says, opens, done) => {
    const chat = await chatAbout(aRedeemedVoucher(), options);
    const paula = chat.as('paula');
    expect((await paula.says(says)).text).toMatch(opens);
    const answer = await paula.clicks('undo', { reason: 'Wrong voucher' });
    expect(answer.text).toMatch(done);
    expect(await chat.voucher()).toMatchObject({ status: 'reported' });
    expect((await chat.voucher())?.redeemedOn).toBeUndefined();
    const history = await paula.says('history ABCD-1234');
    expect(history.text).toMatch(/Wrong voucher[^]*Redeemed|Wrong voucher[^]*Eingelöst/u);
  });

  it('goes back step by step', async () => {
    const chat = await chatAbout(aRedeemedVoucher());
    const gloria = chat.as('gloria');
    const statuses: (string | undefined)[] = [];
    for (let step = 0; step < 4; step++) {
      await gloria.says('undo ABCD-1234');
      await gloria.clicks('undo', { reason: 'Wrong voucher' });
      statuses.push((await chat.voucher())?.status);
    }
    expect(statuses).toEqual(['reported', 'reserved', 'assigned', 'assigned']);
    expect((await gloria.says('undo ABCD-1234')).text).toMatch(
      /There is no entry that can be taken back/u,
    );
  });

  it.each([
    [{}, /This entry isn't yours: reservation, by paula\.[^]*paula or an admin can change it/u],
    [
      de,
      /Dieser Eintrag ist nicht von Ihnen: Reservierung, erfasst von paula\.[^]*paula und die Admins/u,
    ],
  ])('is refused for the entry of somebody else, whom it names', async (options, answer) => {
    const carlo = (await chatAbout(aReservedVoucher(), options)).as('carlo');
    expect((await carlo.says('undo ABCD-1234')).text).toMatch(answer);
  });

  it('is not offered where nothing was entered', async () => {
    const gloria = (await chatAbout(anAssignedVoucher())).as('gloria');
    const { text } = await gloria.says('undo ABCD-1234');
    expect(text).toMatch(/\*\*Undo\*\* isn't possible/u);
  });

  it.each([
    [{}, /✘ “paula” isn't a project manager of your company's team\./u],
    [de, /✘ „paula“ hat im Team Ihres Unternehmens nicht die Rolle Projektmanagement\./u],
  ])(
    'of a handover is refused if the person before has lost the role: %j',
    async (options, answer) => {
      const chat = await chatAbout(aReservedVoucher(), options);
      const gloria = chat.as('gloria');
      await gloria.says('hand over ABCD-1234');
      await gloria.clicks('handover', { colleague: people.adam });
      await gloria.says('team');
      await gloria.clicks('withdraw-role');
      await gloria.clicks('withdraw-role', { grant: `project-manager ${people.paula}` });
      await gloria.clicks('withdraw-role');
      expect((await gloria.says('undo ABCD-1234')).text).toMatch(answer);
      expect((await chat.voucher())?.assignee.personId).toBe(people.adam);
    },
  );

  it('is refused on a card that is not up to date', async () => {
    const chat = await chatAbout(aRedeemedVoucher());
    const [gloria, paula] = [chat.as('gloria'), chat.as('paula')];
    const { card } = await gloria.says('undo ABCD-1234');
    await paula.says('undo ABCD-1234');
    await paula.clicks('undo', { reason: 'Mine' });
    const { text } = await gloria.clicksOn(card, 'undo', { reason: 'Late' });
    expect(text).toMatch(/Take back the last entry[^]*Completion report submitted/u);
    expect(await chat.voucher()).toMatchObject({ status: 'reported' });
  });
});

describe('a payment in part in the chat', () => {
  it.each([
    [{}, '3,000.50', /✔ Payment: Approved, €3,000\.50 of €5,000(?:\.00)? paid/u, /€1,999\.50/u],
    [
      de,
      '3.000,50',
      /✔ Zahlung: Genehmigt, 3\.000,50.€ von 5\.000(?:,00)?.€ gezahlt/u,
      /1\.999,50.€/u,
    ],
  ])('shows the amounts paid and open: %j', async (options, amountPaid, done, open) => {
    const chat = await chatAbout(aVoucherWithPayment(), options);
    const paula = chat.as('paula');
    await paula.says('payment status ABCD-1234');
    const { text } = await paula.clicks('payment-status', { status: 'paid', amountPaid });
    expect(text).toMatch(done);
    expect(text).toMatch(open);
    expect((await chat.voucher())?.payment).toMatchObject({
      status: 'approved',
      amountPaid: 3000.5,
    });
    expect((await paula.says('vouchers')).text).toMatch(open);
  });

  it('is closed by an admin, with a reason', async () => {
    const chat = await chatAbout(aVoucherWithPayment());
    const paula = chat.as('paula');
    await paula.says('payment status ABCD-1234');
    await paula.clicks('payment-status', { status: 'paid', amountPaid: '3000' });
    const gloria = chat.as('gloria');
    await gloria.says('payment status ABCD-1234');
    const close = { status: 'paid', differenceClosed: 'true' };
    expect((await gloria.clicks('payment-status', close)).text).toMatch(/needs a reason/u);
    const answer = await gloria.clicks('payment-status', { ...close, reason: 'Bank fee' });
    expect(answer.text).toMatch(/the rest is closed: Bank fee/u);
    expect((await chat.voucher())?.payment).toMatchObject({ status: 'paid', amountPaid: 3000 });
  });
});
