import { aChat } from '../support/a-chat.ts';
import { aReportedVoucher, aReservedVoucher, aValidatedVoucher } from '../support/a-voucher.ts';
import { inputsOf } from '../support/card-parts.ts';
import { forms } from '../support/forms.ts';
import { anEnrolledPartner, people } from '../support/partner.ts';

const cologne = { location: '1234567', country: 'DE', name: 'Köln' };
const vienna = { location: '7654321', country: 'AT', name: 'Wien' };
const partner = anEnrolledPartner({
  locations: [vienna, cologne],
  savbRegistration: { confirmedBy: people.gloria, confirmedOn: '2020-02-01', reference: 'S-1' },
});
const inVienna = { ...forms.reserve, location: vienna.location, deliveryCountry: 'AT' };

const choicesOf = (card: Parameters<typeof inputsOf>[0], name: string) =>
  inputsOf(card).find(({ id }) => id === name)?.['choices'];

describe('a customer in Germany with a plant in Vienna', () => {
  it('is delivered there from the reservation to the payment', async () => {
    const chat = await aChat({ partner, vouchers: [aValidatedVoucher()] });
    const paula = chat.as('paula');
    const form = await paula.says('reserve ABCD-1234');
    expect(choicesOf(form.card, 'deliveryCountry')).toMatchObject([
      { title: 'Germany', value: 'DE' },
      { title: 'Austria', value: 'AT' },
    ]);
    expect(choicesOf(form.card, 'location')).toMatchObject([
      { title: 'Köln (1234567, Germany)' },
      { title: 'Wien (7654321, Austria)' },
    ]);
    const wrong = await paula.clicks('reserve', { ...inVienna, deliveryCountry: 'DE' });
    expect(wrong.text).toMatch(/Location: Austria\. Engagement: Germany/u);
    const reserved = await paula.clicks('reserve', inVienna);
    expect(reserved.text).toMatch(/✔ Reserved: [^]*\(Austria\), Jun 22 – 26, 2020/u);
    expect(reserved.text).toMatch(/Delivered in\nAustria[^]*Country\nGermany/u);

    chat.onDay('2020-06-26');
    const report = await paula.says('report ABCD-1234');
    const prefilled = inputsOf(report.card).flatMap(({ id, value }) =>
      id === 'deliveryCountry' || id === 'location' ? [value] : [],
    );
    expect(prefilled).toEqual([vienna.location, 'AT']);
    const delivered = { startDate: '2020-06-22', endDate: '2020-06-26' };
    const reported = await paula.clicks('report', {
      ...forms.report,
      ...delivered,
      location: vienna.location,
      deliveryCountry: 'AT',
      handedOverOn: '2020-06-26',
    });
    expect(reported.text).toMatch(/✔ Completion report submitted/u);
    const redeem = await paula.says('redeem ABCD-1234');
    expect(redeem.text).toMatch(/✔ The location is in the country of delivery: Austria/u);
    expect(redeem.text).not.toMatch(/✘/u);
    expect((await paula.clicks('redeem', {})).text).toMatch(/✔ Redeemed/u);
    await paula.says('payment ABCD-1234');
    expect((await paula.clicks('payment', forms.payment)).text).toMatch(/✔ Payment requested/u);
    const history = await paula.says('history ABCD-1234');
    expect(history.text).toMatch(/Reserved: [^]*\(Austria\)/u);
    expect((await chat.voucher())?.exceptions).toBeUndefined();
  });

  it('is shown in German', async () => {
    const chat = await aChat({ partner, vouchers: [aValidatedVoucher()], locale: 'de-DE' });
    const paula = chat.as('paula');
    await paula.says('reserviere ABCD-1234');
    const reserved = await paula.clicks('reserve', inVienna);
    expect(reserved.text).toMatch(/✔ Reserviert: [^]*\(Österreich\), 22\.–26\. Juni 2020/u);
    expect(reserved.text).toMatch(/Durchführung in\nÖsterreich/u);
  });

  it('can be corrected to be delivered at home', async () => {
    const voucher = aReservedVoucher({ location: vienna.location, deliveryCountry: 'AT' });
    const chat = await aChat({ partner, vouchers: [voucher] });
    const paula = chat.as('paula');
    const form = await paula.says('correct ABCD-1234');
    const recorded = Object.fromEntries(inputsOf(form.card).map(({ id, value }) => [id, value]));
    expect(recorded).toMatchObject({ location: vienna.location, deliveryCountry: 'AT' });
    const values = { ...(recorded as Record<string, string>), reason: 'Wrong plant' };
    const home = { location: cologne.location, deliveryCountry: 'DE' };
    const corrected = await paula.clicks('correct', { ...values, ...home });
    expect(corrected.text).toMatch(/Corrected, reservation[^]*Delivered in[^]*Austria[^]*Germany/u);
    expect((await chat.voucher())?.reservation).toMatchObject(home);
  });
});

describe('a reservation without a country, as earlier builds made it', () => {
  it('is in the customer’s country, and leaving that in the correction changes nothing', async () => {
    const chat = await aChat({ partner, vouchers: [aReservedVoucher()] });
    const paula = chat.as('paula');
    const form = await paula.says('correct ABCD-1234');
    const country = inputsOf(form.card).find(({ id }) => id === 'deliveryCountry');
    expect(country?.['value']).toBe('DE');
    const recorded = Object.fromEntries(
      inputsOf(form.card).map(({ id, value }) => [String(id), value ?? '']),
    ) as Record<string, string>;
    const same = await paula.clicks('correct', { ...recorded, reason: 'Nothing' });
    expect(same.text).toMatch(/nothing/iu);
    expect((await chat.voucher())?.reservation).toEqual(aReservedVoucher().reservation);
  });
});

it('keeps the rule that earlier builds recorded as broken', async () => {
  const facts = {
    country: { as: 'country', value: 'AT' },
    customerCountry: { as: 'country', value: 'DE' },
  } as const;
  const broken = [{ code: 'delivery-country-matches', facts }] as const;
  const declared = { step: 'report', reason: 'Plant in Vienna', broken } as const;
  const voucher = aReportedVoucher({
    ...{ location: vienna.location, deliveryCountry: 'AT' },
    ...{ onDate: '2020-06-13', declared },
  });
  const chat = await aChat({ partner, vouchers: [voucher] });
  const { text } = await chat.as('paula').says('status ABCD-1234');
  expect(text).toMatch(/Country of delivery: Austria\. Customer's country: Germany/u);
});

describe('the reservation form', () => {
  it('asks for no country while all locations are in the customer’s', async () => {
    const chat = await aChat({ vouchers: [aValidatedVoucher()] });
    const form = await chat.as('paula').says('reserve ABCD-1234');
    expect(inputsOf(form.card).map(({ id }) => id)).not.toContain('deliveryCountry');
  });

  it('selects the only location in the customer’s country', async () => {
    const chat = await aChat({ partner, vouchers: [aValidatedVoucher()] });
    const form = await chat.as('paula').says('reserve ABCD-1234');
    const values = inputsOf(form.card).map(({ id, value }) => [id, value]);
    expect(values).toContainEqual(['location', cologne.location]);
    expect(values).toContainEqual(['deliveryCountry', 'DE']);
  });

  it('selects no country where there is no location in the customer’s', async () => {
    const locations = [vienna];
    const chat = await aChat({
      partner: anEnrolledPartner({ locations }),
      vouchers: [aValidatedVoucher()],
    });
    const form = await chat.as('paula').says('reserve ABCD-1234');
    const country = inputsOf(form.card).find(({ id }) => id === 'deliveryCountry');
    expect(country?.['value']).toBeUndefined();
  });
});
