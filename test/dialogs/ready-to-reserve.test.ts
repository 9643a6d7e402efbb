import { aChat, type ChatOptions } from '../support/a-chat.ts';
import { anAssignedVoucher, aReportedVoucher } from '../support/a-voucher.ts';
import { executesOf } from '../support/card-parts.ts';
import { anEnrolledPartner, people, team } from '../support/partner.ts';

const verbsOf = (card: Parameters<typeof executesOf>[0]) =>
  executesOf(card).map(({ verb }) => verb);

async function validated(who: 'gloria' | 'paula', options: ChatOptions) {
  const chat = await aChat({ vouchers: [anAssignedVoucher()], ...options });
  const person = chat.as(who);
  await person.says('validate ABCD-1234');
  const reply = await person.clicks('validate', { customerEmail: 'vera@fabrikam.example' });
  return { chat, ...reply };
}

/** Enrolled in SDPS, with the only qualifying competency expired on 10 June. */
const enrolledOnly = anEnrolledPartner({
  enrolments: anEnrolledPartner().enrolments.map((one) => ({ ...one, offer: 'SDPS' })),
  competencies: [
    {
      competency: 'collaboration-and-content',
      level: 'gold',
      reference: 'C-1',
      from: '2020-01-01',
      validUntil: '2020-06-10',
    },
  ],
});
/** Training, agreement and enrolment, but nobody to lead it and no location. */
const newCompany = anEnrolledPartner({ locations: [], members: team.slice(0, 3), assessments: [] });

describe('the outcome of a validation', () => {
  it('says that the voucher can be reserved, and which engagements', async () => {
    const { card, text } = await validated('paula', {});
    expect(text).toMatch(/^The voucher can be reserved/u);
    expect(text).toMatch(/✔ Windows and Office[^\n]*\n(?!Missing)/u);
    expect(text).toMatch(/✘ Modern IT[^\n]*\nMissing: [^\n]* · a consultant with an exam for/u);
    expect(verbsOf(card)).toContain('reserve');
  });

  it.each([
    [
      'en-US',
      /^No engagement can be reserved yet[^]*✘ SharePoint[^\n]*\nMissing: the competency Collaboration and Content \(Silver or Gold\)/u,
    ],
    ['de-DE', /^Noch kann kein Einsatz reserviert werden[^]*✘ [^\n]*SharePoint[^\n]*\nEs fehlt: /u],
  ])('is no all-clear while each engagement lacks a competency: %s', async (locale, answer) => {
    const { chat, card, text } = await validated('gloria', {
      locale,
      partner: enrolledOnly,
      vouchers: [anAssignedVoucher({ offer: 'SDPS' })],
    });
    expect(text).toMatch(answer);
    expect(verbsOf(card)).toEqual(expect.arrayContaining(['record-competency']));
    expect(verbsOf(card)).not.toContain('reserve');
    // The address was right: that is recorded.
    expect(await chat.voucher()).toMatchObject({ validatedOn: '2020-06-15' });
  });

  it('offers an admin of a new company the buttons that help', async () => {
    const { card, text } = await validated('gloria', { partner: newCompany });
    expect(text).toMatch(/^No engagement can be reserved yet/u);
    expect(text).toMatch(
      /Missing: a location in the country of delivery \(Germany\) · a consultant\n/u,
    );
    const verbs = verbsOf(card);
    expect(verbs).toEqual(expect.arrayContaining(['add-location', 'grant-role']));
  });

  it.each([
    ['en-US', /\nAdd location, Grant role, Record competency: Ask gloria or adam\./u],
    [
      'de-DE',
      /\nStandort hinzufügen, Rolle vergeben, Kompetenz eintragen: Bitte wenden Sie sich an gloria oder adam\./u,
    ],
  ])('names to others whom to ask: %s', async (locale, answer) => {
    const { card, text } = await validated('paula', { locale, partner: newCompany });
    expect(text).toMatch(answer);
    expect(verbsOf(card).filter((verb) => verb !== 'status')).toEqual([]);
  });

  it('offers the reservation where the only location is in another country', async () => {
    const locations = [{ location: '7654321', country: 'AT', name: 'Wien' }];
    const { card, text } = await validated('paula', { partner: anEnrolledPartner({ locations }) });
    expect(text).toMatch(
      /^No engagement can be reserved yet[^]*a location in the country of delivery \(Germany\)/u,
    );
    expect(text).toMatch(/Your locations allow a reservation in: Austria/u);
    expect(verbsOf(card)).toContain('reserve');
  });

  it('puts the button beside each unmet requirement of the company', async () => {
    const partner = anEnrolledPartner({ trainings: [], agreement: undefined });
    const { card, text } = await validated('gloria', { partner });
    expect(text).toMatch(/^3 points are still open/u);
    expect(verbsOf(card)).toEqual(expect.arrayContaining(['record-training', 'sign-agreement']));
    expect(verbsOf(card).filter((verb) => verb === 'sign-agreement')).toHaveLength(1);
  });
});

describe('a redemption of fewer days than the voucher has', () => {
  const registered = anEnrolledPartner({
    savbRegistration: { confirmedBy: people.gloria, confirmedOn: '2020-02-01', reference: 'S-1' },
  });
  const short = aReportedVoucher({ daysDelivered: 1 }, { serviceLevel: 10 });
  it.each([
    ['en-US', /⚠ 1 day delivered of 10\nRedeeming spends the whole voucher: the 9 days/u],
    ['de-DE', /⚠ 1 Tag von 10 geleistet\nMit der Einlösung ist der ganze Gutschein verbraucht/u],
  ])('warns before it: %s', async (locale, answer) => {
    const chat = await aChat({ locale, partner: registered, vouchers: [short] });
    const { text } = await chat.as('paula').says('redeem ABCD-1234');
    expect(text).toMatch(answer);
    expect(text).not.toMatch(/✔ 1 day delivered|✔ 1 Tag/u);
  });

  it('warns of a voucher among several too', async () => {
    const second = { ...short, voucherId: 'EFGH-5678' };
    const chat = await aChat({ partner: registered, vouchers: [aReportedVoucher(), second] });
    const { text } = await chat.as('paula').says('redeem ABCD-1234');
    expect(text).toMatch(/✔ 5 days delivered of 5[^]*EFGH-5678[^]*⚠ 1 day delivered of 10/u);
  });
});
