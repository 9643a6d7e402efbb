import { aChat, type Reply, type Talker } from '../support/a-chat.ts';
import { aProgrammeWhere } from '../support/a-programme.ts';
import { anAssignedVoucher, aReservedVoucher, aValidatedVoucher } from '../support/a-voucher.ts';
import { executesOf, inputsOf } from '../support/card-parts.ts';
import { aMember, anEnrolledPartner, people, team } from '../support/partner.ts';

const { competencies } = anEnrolledPartner();
const { contactEmail } = anAssignedVoucher().customer;
const expired = competencies.map((one) => ({ ...one, validUntil: '2020-06-10' }));
const renewed = {
  ...{ competency: 'windows-and-devices', level: 'gold', reference: 'C-1' },
  ...{ attainedOn: '2020-01-01', validUntil: '2021-01-01' },
};
const reservation = {
  ...{ engagement: 'windows-and-office', location: '1234567', consultant: people.carlo },
  ...{ startDate: '2020-06-22', endDate: '2020-06-26', termsAccepted: 'true' },
};
const verbsOf = ({ card }: Reply) => executesOf(card).map(({ verb }) => verb);
const positiveOf = ({ card }: Reply) =>
  executesOf(card).flatMap(({ style, verb }) => (style === 'positive' ? [verb] : []));
const valueOf = ({ card }: Reply, id: string) => inputsOf(card).find((one) => one.id === id)?.value;

async function validates(talker: Talker): Promise<Reply> {
  await talker.says('validate ABCD-1234');
  return talker.clicks('validate', { customerEmail: contactEmail });
}

describe('a button that helps', () => {
  it.each([
    ['en-US', /✔ Competency recorded[^]*Reserve and schedule/u],
    ['de-DE', /✔ Kompetenz erfasst[^]*Reservieren und Termin festlegen/u],
  ])('leads from the validation to the reservation: %s', async (locale, text) => {
    const partner = anEnrolledPartner({ competencies: expired });
    const chat = await aChat({ locale, partner, vouchers: [anAssignedVoucher()] });
    const gloria = chat.as('gloria');
    expect(positiveOf(await validates(gloria))).toEqual(['record-competency']);
    await gloria.clicks('record-competency');
    const reply = await gloria.clicks('record-competency', renewed);
    expect(reply.text).toMatch(text);
    expect(positiveOf(reply)).toEqual(['reserve']);
    await gloria.clicks('reserve', reservation);
    expect((await chat.voucher())?.status).toBe('reserved');
  });

  it('leads from one missing choice of a form to the next, and to the form', async () => {
    const partner = anEnrolledPartner({
      locations: [],
      members: team.filter(({ personId }) => personId !== people.carlo),
    });
    const chat = await aChat({ partner, vouchers: [aValidatedVoucher()] });
    const gloria = chat.as('gloria');
    await gloria.says('reserve ABCD-1234');
    await gloria.clicks('add-location');
    const location = { location: '1234567', locationName: 'Bonn', country: 'DE' };
    const added = await gloria.clicks('add-location', location);
    expect(added.text).toMatch(/✔ Location added[^]*No one in the team is a consultant yet/u);
    expect(positiveOf(added)).toEqual(['grant-role']);
    await gloria.clicks('grant-role');
    const role = { person: people.carlo, role: 'consultant', personName: 'Carlo' };
    const granted = await gloria.clicks('grant-role', role);
    expect(granted.text).toMatch(/✔ Role granted[^]*Reserve and schedule/u);
    expect(positiveOf(granted)).toEqual(['reserve']);
  });

  it('leads from a refused form back to it, with what was typed', async () => {
    const partner = anEnrolledPartner({ competencies: expired });
    const chat = await aChat({ partner, vouchers: [aValidatedVoucher()] });
    const gloria = chat.as('gloria');
    await gloria.says('reserve ABCD-1234');
    const refused = await gloria.clicks('reserve', {
      ...reservation,
      confirmationReference: 'R-7',
    });
    expect(verbsOf(refused)).toContain('record-competency');
    await gloria.clicks('record-competency');
    const reply = await gloria.clicks('record-competency', renewed);
    expect(valueOf(reply, 'startDate')).toBe('2020-06-22');
    expect(valueOf(reply, 'confirmationReference')).toBe('R-7');
    await gloria.clicks('reserve');
    expect((await chat.voucher())?.status).toBe('reserved');
  });

  it('leads through the agreement and the enrolment, back to the voucher', async () => {
    const partner = anEnrolledPartner({ agreement: undefined, enrolments: [] });
    const chat = await aChat({ partner, vouchers: [anAssignedVoucher()] });
    const gloria = chat.as('gloria');
    expect(verbsOf(await validates(gloria))).toContain('enrol');
    await gloria.clicks('enrol');
    await gloria.clicks('sign-agreement', { guidelinesRead: 'true', agreementSigned: 'true' });
    const reply = await gloria.clicks('enrol', { offers: 'DDPS' });
    expect(reply.text).toMatch(/✔ Enrolled in DDPS[^]*Validate the voucher/u);
    expect(positiveOf(reply)).toEqual(['validate']);
  });

  it('leads from a warning on the voucher’s card back to the card', async () => {
    const partner = anEnrolledPartner({
      competencies: competencies.map((one) => ({ ...one, validUntil: '2020-06-11' })),
    });
    const chat = await aChat({ partner, vouchers: [aReservedVoucher()] });
    const gloria = chat.as('gloria');
    expect((await gloria.says('status ABCD-1234')).text).toMatch(/⚠ The competency/u);
    await gloria.clicks('record-competency');
    const reply = await gloria.clicks('record-competency', renewed);
    expect(reply.text).toMatch(/^✔ Competency recorded[^]*Fabrikam AG/u);
    expect(reply.text).not.toMatch(/⚠/u);
    expect(positiveOf(reply)).toEqual(['report']);
  });

  it('shows the voucher if the step to go back to is unknown', async () => {
    const chat = await aChat({ vouchers: [aReservedVoucher()] });
    const gloria = chat.as('gloria');
    const data = { desk: { verb: 'record-competency', voucherId: 'ABCD-1234', backTo: 'no-such' } };
    await gloria.sends({ type: 'message', value: data });
    const { text } = await gloria.clicks('record-competency', renewed);
    expect(text).toMatch(/Fabrikam AG/u);
  });

  it('leads to the records, as before, if it was not on a voucher’s card', async () => {
    const chat = await aChat({ vouchers: [aReservedVoucher()] });
    const gloria = chat.as('gloria');
    await gloria.says('eligibility');
    await gloria.clicks('record-competency');
    const { text } = await gloria.clicks('record-competency', renewed);
    expect(text).toMatch(/^✔ Competency recorded[^]*Eligibility/u);
  });
});

describe('the form of a reservation', () => {
  it.each([
    ['en-US', /Engagements of DDPS[^]*✘ Windows and Office[^]*Missing: the competency/u],
    ['de-DE', /✘ [^]*Es fehlt: /u],
  ])('says what is missing while no engagement can be reserved: %s', async (locale, text) => {
    const partner = anEnrolledPartner({ competencies: expired });
    const chat = await aChat({ locale, partner, vouchers: [aValidatedVoucher()] });
    const reply = await chat.as('gloria').says('reserve ABCD-1234');
    expect(reply.text).toMatch(text);
    expect(verbsOf(reply)).toEqual(expect.arrayContaining(['record-competency', 'reserve']));
    const asked = await chat.as('paula').says('reserve ABCD-1234');
    expect(verbsOf(asked)).not.toContain('record-competency');
    expect(asked.text).toMatch(/gloria|adam/u);
  });

  it.each([
    ['2020-05-04', false],
    ['2020-05-05', true],
  ])('offers an engagement retired on %s to a voucher of the 4th of May: %s', async (on, is) => {
    const programme = aProgrammeWhere('mobile-productivity', { retiredOn: on });
    const chat = await aChat({ programme, vouchers: [aValidatedVoucher()] });
    const { card } = await chat.as('paula').says('reserve ABCD-1234');
    const choices = inputsOf(card).find(({ id }) => id === 'engagement')?.choices;
    expect(JSON.stringify(choices).includes('mobile-productivity')).toBe(is);
  });

  it('says nothing of it if one can', async () => {
    const chat = await aChat({ vouchers: [aValidatedVoucher()] });
    expect((await chat.as('gloria').says('reserve ABCD-1234')).text).not.toMatch(/✘/u);
  });
});

describe('a step that takes another role', () => {
  it.each([
    ['en-US', /Your role doesn't let you[^]*paula is in charge of this voucher[^]*Fabrikam AG/u],
    ['de-DE', /Ihre Rolle erlaubt das nicht[^]*ist paula zuständig[^]*Fabrikam AG/u],
  ])('names the person who has the voucher: %s', async (locale, text) => {
    const chat = await aChat({ locale, vouchers: [aValidatedVoucher()] });
    expect((await chat.as('carlo').says('reserve ABCD-1234')).text).toMatch(text);
  });

  it('shows no voucher to a person without a role', async () => {
    const members = [aMember(people.gloria, 'global-admin')];
    const partner = anEnrolledPartner({ members });
    const chat = await aChat({ partner, vouchers: [aValidatedVoucher()] });
    const { text } = await chat.as('nobody').says('reserve ABCD-1234');
    expect(text).toMatch(/You have no role/u);
    expect(text).not.toMatch(/Fabrikam/u);
  });
});
