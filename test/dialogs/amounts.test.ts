import { aChat } from '../support/a-chat.ts';
import { inputsOf, type Part } from '../support/card-parts.ts';
import { aRedeemedVoucher, aVoucherWithPayment } from '../support/a-voucher.ts';
import { forms } from '../support/forms.ts';
import { anEnrolledPartner, people } from '../support/partner.ts';

const registered = anEnrolledPartner({
  savbRegistration: { confirmedBy: people.gloria, confirmedOn: '2020-02-01', reference: 'S-1' },
});

const paulaIn = async (locale: string) => {
  const chat = await aChat({ partner: registered, vouchers: [aRedeemedVoucher()], locale });
  const paula = chat.as('paula');
  await paula.says('payment ABCD-1234');
  return { chat, paula };
};
const payment = { ...forms.payment, amountsShown: '' };
const typed = (card: Part | undefined, id: string) =>
  inputsOf(card).find((input) => input.id === id)?.value;

describe('the amount of a payment request', () => {
  it.each([
    ['de-DE', '1.234', 1234, 'Rechnung R-17: 1.234 €'],
    ['de-DE', '1.234,56', 1234.56, 'Rechnung R-17: 1.234,56 €'],
    ['de-CH', "1'234.50", 1234.5, "Rechnung R-17: EUR 1'234.50"],
    ['en-US', '1,234', 1234, 'Invoice R-17: €1,234'],
  ])(
    'is read in %s from %s and shown back before it counts',
    async (locale, amount, read, says) => {
      const { chat, paula } = await paulaIn(locale);
      const shown = await paula.clicks('payment', { ...payment, amount });
      expect(shown.text.replaceAll('\u00A0', ' ')).toContain(says);
      expect((await chat.voucher())?.payment).toBeUndefined();
      await paula.clicks('payment');
      expect((await chat.voucher())?.payment).toMatchObject({ amount: read, currency: 'EUR' });
    },
  );

  it('is shown back again when it was changed', async () => {
    const { chat, paula } = await paulaIn('en-US');
    await paula.clicks('payment', { ...payment, amount: '500' });
    const again = await paula.clicks('payment', { amount: '5000' });
    expect(again.text).toContain('Invoice R-17: €5,000');
    expect((await chat.voucher())?.payment).toBeUndefined();
  });

  it.each([
    ['de-DE', '1,234', 'EUR', 'höchstens 2'],
    ['en-US', '1.234', 'EUR', 'at most 2'],
    ['en-US', '0x10', 'EUR', "This number doesn't fit"],
    ['en-US', '1e2', 'EUR', "This number doesn't fit"],
    ['de-DE', '1.23.4', 'EUR', 'Diese Zahl passt nicht'],
  ])('is refused at the field in %s as %s and kept', async (locale, amount, currency, reason) => {
    const { chat, paula } = await paulaIn(locale);
    const again = await paula.clicks('payment', { ...payment, amount, currency });
    expect(again.text).toContain(reason);
    expect(typed(again.card, 'amount')).toBe(amount);
    expect((await chat.voucher())?.payment).toBeUndefined();
  });
});

describe('a form that changes nothing', () => {
  it.each([
    ['en-US', 'Nothing has changed'],
    ['de-DE', 'Es hat sich nichts geändert'],
  ])('says so in %s', async (locale, says) => {
    const chat = await aChat({ vouchers: [aVoucherWithPayment()], locale });
    const paula = chat.as('paula');
    await paula.says('payment-status ABCD-1234');
    const saved = await paula.clicks('payment-status', { status: 'requested' });
    expect(saved.text).toContain(says);
  });
});

it('the card of an approved payment does not wait for a review', async () => {
  const chat = await aChat({ vouchers: [aVoucherWithPayment('approved')] });
  const { text } = await chat.as('paula').says('status ABCD-1234');
  expect(text).toContain('Microsoft pays the approved amount');
  expect(text).not.toContain('reviews');
});
