import { assert, asyncProperty, scheduler } from 'fast-check';
import { aChat } from '../support/a-chat.ts';
import { aRedeemedVoucher, aReportedVoucher, aReservedVoucher } from '../support/a-voucher.ts';
import { anEnrolledPartner, people } from '../support/partner.ts';
import { inputsOf, partsOf } from '../support/card-parts.ts';
import { forms } from '../support/forms.ts';
import { scheduledDocuments } from '../support/scheduled-documents.ts';
import { aStore } from '../support/stores.ts';

const registered = anEnrolledPartner({
  savbRegistration: { confirmedBy: people.gloria, confirmedOn: '2020-02-01', reference: 'S-1' },
});
const first = aReportedVoucher();
const second = { ...aReportedVoucher(), voucherId: 'EFGH-5678' };
const bad = {
  ...aReportedVoucher({ deliveryCountry: 'FR' }),
  voucherId: 'IJKL-9012',
};

describe('a step for several vouchers', () => {
  it('redeems the valid ones and shows the reason for each of the others', async () => {
    const chat = await aChat({ vouchers: [first, second, bad] });
    const paula = chat.as('paula');
    const form = await paula.says('redeem ABCD-1234 and IJKL-9012');
    expect(form.text).toMatch(/ABCD-1234[^]*IJKL-9012[^]*EFGH-5678/u);
    const done = await paula.clicks('redeem', { voucherIds: 'ABCD-1234,EFGH-5678,IJKL-9012' });
    expect(done.text).toMatch(/✘ IJKL-9012[^]*France/u);
    expect(done.text).toMatch(/✔ ABCD-1234[^]*✔ EFGH-5678/u);
    const states = ['ABCD-1234', 'EFGH-5678', 'IJKL-9012'].map(async (id) => chat.voucher(id));
    expect((await Promise.all(states)).map((voucher) => voucher?.status)).toEqual([
      'redeemed',
      'redeemed',
      'reported',
    ]);
  });

  it('does not redeem twice if the form is sent twice', async () => {
    const chat = await aChat({ vouchers: [first, second] });
    const paula = chat.as('paula');
    const form = await paula.says('redeem ABCD-1234');
    const ticked = { voucherIds: 'ABCD-1234,EFGH-5678' };
    await paula.clicks('redeem', ticked);
    const again = await paula.clicksOn(form.card, 'redeem', ticked);
    expect(again.text).toMatch(/✔ ABCD-1234[^]*✔ EFGH-5678/u);
    expect((await chat.voucher())?.revision).toBe(first.revision + 1);
  });

  it('answers both deliveries of one form with every voucher done, in any order', async () => {
    await assert(
      asyncProperty(scheduler(), async (order) => {
        const store = aStore();
        const processes = await Promise.all(
          ['one', 'other'].map(async (name) => {
            const documents = scheduledDocuments(store, name);
            const chat = await aChat({ documents, vouchers: [first, second] });
            return { documents, chat, paula: chat.as('paula') };
          }),
        );
        const [one] = processes;
        const form = await one!.paula.says('redeem ABCD-1234');
        for (const { documents } of processes) documents.order(order);
        const ticked = { voucherIds: 'ABCD-1234,EFGH-5678' };
        const answers = await order.waitFor(
          Promise.all(processes.map(({ paula }) => paula.clicksOn(form.card, 'redeem', ticked))),
        );
        for (const { text } of answers) expect(text).toMatch(/✔ ABCD-1234[^]*✔ EFGH-5678/u);
        for (const { documents } of processes) documents.order(undefined);
        for (const id of ['ABCD-1234', 'EFGH-5678'])
          expect((await one!.chat.voucher(id))?.revision).toBe(first.revision + 1);
        await store.close();
      }),
      { numRuns: 10, seed: 20_200_615 },
    );
  });

  it('shows both deliveries of one form the voucher’s new state, in any order', async () => {
    await assert(
      asyncProperty(scheduler(), async (order) => {
        const store = aStore();
        const processes = await Promise.all(
          ['one', 'other'].map(async (name) => {
            const documents = scheduledDocuments(store, name);
            const chat = await aChat({ documents, vouchers: [first] });
            return { documents, paula: chat.as('paula') };
          }),
        );
        const form = await processes[0]!.paula.says('redeem ABCD-1234');
        for (const { documents } of processes) documents.order(order);
        const answers = await order.waitFor(
          Promise.all(processes.map(({ paula }) => paula.clicksOn(form.card, 'redeem'))),
        );
        for (const { text } of answers) expect(text).toContain('Redeemed');
        await store.close();
      }),
      { numRuns: 10, seed: 20_200_615 },
    );
  });

  it('is refused if no voucher is ticked', async () => {
    const vouchers = [aRedeemedVoucher(), { ...aRedeemedVoucher(), voucherId: 'EFGH-5678' }];
    const chat = await aChat({ partner: registered, vouchers });
    const paula = chat.as('paula');
    await paula.says('request payment');
    const again = await paula.clicks('payment', { ...forms.payment, voucherIds: '' });
    expect(again.text).toMatch(/One answer needs another look[^]*This answer is missing/u);
    expect(inputsOf(again.card).find(({ id }) => id === 'amount')?.value).toBe('5000');
    expect((await chat.voucher())?.payment).toBeUndefined();
  });

  it('invoices several under one number', async () => {
    const vouchers = [aRedeemedVoucher(), { ...aRedeemedVoucher(), voucherId: 'EFGH-5678' }];
    const chat = await aChat({ partner: registered, vouchers });
    const paula = chat.as('paula');
    await paula.says('request payment');
    const voucherIds = 'ABCD-1234,EFGH-5678';
    const typed = { ...forms.payment, voucherIds };
    const shown = await paula.clicks('payment', typed);
    expect(shown.text).toMatch(/Invoice R-17: €10,000\n€5,000 · [^\n]*ABCD-1234[^]*EFGH-5678/u);
    expect((await chat.voucher('ABCD-1234'))?.payment).toBeUndefined();
    const done = await paula.clicks('payment');
    expect(done.text).toMatch(/✔ ABCD-1234[^]*✔ EFGH-5678/u);
    for (const id of ['ABCD-1234', 'EFGH-5678'])
      expect((await chat.voucher(id))?.payment).toMatchObject({ invoiceNumber: 'R-17' });
  });

  it('accepts an amount for each and keeps it if another is refused', async () => {
    const vouchers = [aRedeemedVoucher(), { ...aRedeemedVoucher(), voucherId: 'EFGH-5678' }];
    const chat = await aChat({ partner: registered, vouchers });
    const paula = chat.as('paula');
    const form = await paula.says('request payment');
    const isOpen = (card: unknown) =>
      partsOf(card).find(([, part]) => part.id === 'own-amounts')?.[1]?.isVisible;
    expect(isOpen(form.card)).toBe(false);
    const typed = { ...forms.payment, voucherIds: 'ABCD-1234,EFGH-5678' };
    const again = await paula.clicks('payment', { ...typed, 'amountOf.EFGH-5678': '-1' });
    expect(again.text).toContain('One answer needs another look.');
    expect(isOpen(again.card)).toBe(true);
    const shown = await paula.clicks('payment', { ...typed, 'amountOf.EFGH-5678': '750.5' });
    expect(shown.text).toMatch(/Invoice R-17: €5,750.50\n€5,000 · [^]*\n€750.50 · /u);
    await paula.clicks('payment');
    const amounts = ['ABCD-1234', 'EFGH-5678'].map(async (id) => (await chat.voucher(id))?.payment);
    expect((await Promise.all(amounts)).map((payment) => payment?.amount)).toEqual([5000, 750.5]);
  });

  it('asks an admin once per offer for the registration with the payment tool, then continues', async () => {
    const chat = await aChat({ vouchers: [aRedeemedVoucher()] });
    const gloria = chat.as('gloria');
    const asked = await gloria.says('request payment for ABCD-1234');
    expect(asked.text).toContain('Register in the payment tool, once');
    const form = await gloria.clicks('confirm-savb', { confirmationReference: 'SAVB-1' });
    expect(form.text).toMatch(
      /^Request payment\n[^]*✔ Your company is registered in the payment tool/u,
    );
    const done = await gloria.clicks('payment', forms.payment);
    expect(done.text).toContain('✔ Payment requested');
    expect(await chat.voucher()).toMatchObject({ payment: { status: 'requested' } });
    expect((await gloria.says('request payment')).text).not.toMatch(/SAVB reference/u);
  });

  it('names the responsible person to others and leaves no form open', async () => {
    const chat = await aChat({ vouchers: [aRedeemedVoucher()] });
    const { text } = await chat.as('paula').says('request payment for ABCD-1234');
    expect(text).toContain('gloria');
    expect(await chat.underWay('paula')).toBeUndefined();
  });

  it.each([
    ['redeem', 'is ready', []],
    ['redeem ABCD-1234', "isn't possible right now", [aReservedVoucher()]],
    ['redeem ABCD-1234', 'no voucher with this ID', []],
  ])('answers "%s" if there is nothing to redeem: %s', async (text, answer, vouchers) => {
    const chat = await aChat({ vouchers });
    expect((await chat.as('paula').says(text)).text).toContain(answer);
    expect(await chat.underWay('paula')).toBeUndefined();
  });
});
