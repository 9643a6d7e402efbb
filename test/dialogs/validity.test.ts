import { aChat } from '../support/a-chat.ts';
import { aReservedVoucher, aValidatedVoucher } from '../support/a-voucher.ts';
import { executesOf } from '../support/card-parts.ts';
import { anEnrolledPartner, people } from '../support/partner.ts';

const { competencies, enrolments } = anEnrolledPartner();
const until = (validUntil: string) => ({
  competency: { competencies: competencies.map((one) => ({ ...one, validUntil })) },
  enrolment: { enrolments: enrolments.map((one) => ({ ...one, validUntil })) },
});
const verbsOf = (card: Parameters<typeof executesOf>[0]) =>
  executesOf(card).map(({ verb }) => verb);
const RESERVATION = {
  engagement: 'windows-and-office',
  location: '1234567',
  consultant: people.carlo,
  startDate: '2020-06-16',
  endDate: '2020-06-17',
  termsAccepted: 'true',
};

describe('a record that ends on the day before the engagement does', () => {
  it.each([
    [
      'competency',
      'en-US',
      /⚠ The competency Windows and Devices is valid until Jun 16, 2020, but the engagement lasts longer/u,
    ],
    [
      'enrolment',
      'de-DE',
      /⚠ Die Registrierung für DDPS gilt bis 16\.\sJuni\s2020, der Einsatz dauert länger/u,
    ],
  ] as const)('is a warning on the card of the reservation: %s, %s', async (kind, locale, line) => {
    const partner = anEnrolledPartner(until('2020-06-16')[kind]);
    const vouchers = [aValidatedVoucher({ serviceLevel: 1 })];
    const chat = await aChat({ locale, partner, vouchers });
    const paula = chat.as('paula');
    await paula.says('reserve ABCD-1234');
    const { card, text } = await paula.clicks('reserve', RESERVATION);
    expect((await chat.voucher())?.status).toBe('reserved');
    expect(text).toMatch(line);
    // Paula has no right to renew it.
    expect(text).toMatch(/gloria|adam/u);
    expect(verbsOf(card)).not.toContain('record-competency');
  });

  it('has the button that renews it for an admin', async () => {
    const partner = anEnrolledPartner(until('2020-06-11').competency);
    const chat = await aChat({ partner, vouchers: [aReservedVoucher()] });
    const { card, text } = await chat.as('gloria').says('status ABCD-1234');
    expect(text).toMatch(/⚠ The competency Windows and Devices was valid until Jun 11, 2020/u);
    expect(verbsOf(card)).toContain('record-competency');
  });

  it('is no line on the card once it is renewed', async () => {
    const chat = await aChat({ vouchers: [aReservedVoucher()] });
    expect((await chat.as('gloria').says('status ABCD-1234')).text).not.toMatch(/⚠/u);
  });
});
