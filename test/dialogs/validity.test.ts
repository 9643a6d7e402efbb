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

describe('a record that is cut short', () => {
  const shorter = {
    competency: 'windows-and-devices',
    level: 'gold',
    reference: 'C-1',
    attainedOn: '2020-01-01',
  };
  it.each([
    ['en-US', /⚠ This record doesn't cover a reserved engagement anymore[^]*Fabrikam AG/u],
    [
      'de-DE',
      /⚠ Für einen reservierten Einsatz gilt dieser Nachweis nun nicht mehr lange genug[^]*Fabrikam AG/u,
    ],
  ])('lists the reservations that it touches, with their button: %s', async (locale, line) => {
    const chat = await aChat({ locale, vouchers: [aReservedVoucher({ endDate: '2020-06-19' })] });
    const gloria = chat.as('gloria');
    await gloria.says('eligibility');
    await gloria.clicks('record-competency');
    const values = { ...shorter, validUntil: '2020-06-18' };
    const { card, text } = await gloria.clicks('record-competency', values);
    expect(text).toMatch(line);
    expect(verbsOf(card)).toContain('status');
  });

  it.each([
    ['until the last day of the engagement', '2020-06-19'],
    ['for longer', '2021-06-19'],
  ])('lists nothing if it is valid %s', async (_case, validUntil) => {
    const chat = await aChat({ vouchers: [aReservedVoucher({ endDate: '2020-06-19' })] });
    const gloria = chat.as('gloria');
    await gloria.says('eligibility');
    await gloria.clicks('record-competency');
    const { text } = await gloria.clicks('record-competency', { ...shorter, validUntil });
    expect(text).toMatch(/^✔ [^]*Competencies held/u);
    expect(text).not.toMatch(/⚠ This record/u);
  });
});

describe('the renewal of an enrolment', () => {
  it.each([
    ['en-US', /⚠ The compliance training has no last day[^]*⚠ The competency Windows and Devices/u],
    [
      'de-DE',
      /⚠ Die Compliance-Schulung hat kein Enddatum[^]*⚠ Die Kompetenz Windows and Devices/u,
    ],
  ])('asks for the records without a last day: %s', async (locale, lines) => {
    const open = (one: object) => ({ ...one, validUntil: undefined });
    const { trainings } = anEnrolledPartner();
    const partner = anEnrolledPartner({
      enrolments: enrolments.map((one) => ({ ...one, validUntil: '2020-06-30' })),
      trainings: trainings.map((one) => ({ ...one, ...open(one) })),
      competencies: competencies.map((one) => ({ ...one, ...open(one) })),
    });
    const chat = await aChat({ locale, partner });
    const { card, text } = await chat.as('gloria').says('enrol');
    expect(text).toMatch(lines);
    expect(verbsOf(card)).toEqual(expect.arrayContaining(['record-training', 'record-competency']));
  });
});

describe('the agreement of a company that does not meet the requirements', () => {
  it.each([
    ['en-US', /The agreement can't be signed yet[^]*✘ Your company holds no competency/u],
    ['de-DE', /kann noch nicht unterschrieben werden[^]*✘ Ihr Unternehmen hat keine Kompetenz/u],
  ])('is not offered for signature, with the button that helps: %s', async (locale, text) => {
    const partner = anEnrolledPartner({ agreement: undefined, competencies: [], trainings: [] });
    const chat = await aChat({ locale, partner });
    const reply = await chat.as('gloria').says('sign agreement');
    expect(reply.text).toMatch(text);
    const helps = ['record-training', 'record-competency'];
    expect(verbsOf(reply.card)).toEqual(expect.arrayContaining(helps));
  });
});
