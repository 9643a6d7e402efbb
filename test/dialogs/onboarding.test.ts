import { newPartner } from '../../workflow/partner/partner.ts';
import { aChat, type Chat, type Talker } from '../support/a-chat.ts';
import { executesOf } from '../support/card-parts.ts';
import { anAssignedVoucher } from '../support/a-voucher.ts';
import { anEnrolledPartner, aPartner, people } from '../support/partner.ts';
import { existingRecords } from '../support/engagement.ts';

const rolePolicy = { admins: [people.gloria], everyoneIsAdmin: false };
const aNewTenant = (locale = 'en-US'): Promise<Chat> =>
  aChat({ partner: newPartner('contoso'), rolePolicy, locale });

async function grant(admin: Talker, person: string, role: string): Promise<void> {
  await admin.says('team');
  await admin.clicks('grant-role');
  await admin.clicks('grant-role', { person, personEmail: '', personName: role, role });
}

/** Validates and reserves Paula's voucher in the chat. */
async function reserve(chat: Chat): Promise<string | undefined> {
  await chat.put(anAssignedVoucher());
  const paula = chat.as('paula');
  await paula.says('validate ABCD-1234');
  await paula.clicks('validate', { customerEmail: anAssignedVoucher().customer.contactEmail });
  await paula.says('reserve ABCD-1234');
  await paula.clicks('reserve', {
    engagement: 'windows-and-office',
    location: '1234567',
    consultant: people.carlo,
    startDate: '2020-06-22',
    endDate: '2020-06-26',
    termsAccepted: 'true',
  });
  return (await chat.voucher())?.status;
}

describe.each([
  ['en-US', 'Enrollment', 'As a customer would see it', 'germany; Austria'],
  ['de-DE', 'Registrierung', 'So sieht es ein Kunde', 'Deutschland, AT'],
])('a brand-new company, in %s', (locale, enrolment, preview, countries) => {
  it('onboards in the chat up to its first reservation', async () => {
    const chat = await aNewTenant(locale);
    const gloria = chat.as('gloria');
    await grant(gloria, people.adam, 'partner-admin');
    await grant(gloria, people.paula, 'project-manager');
    await grant(gloria, people.carlo, 'consultant');

    const adam = chat.as('adam');
    await adam.says('eligibility');
    await adam.clicks('record-training');
    await adam.clicks('record-training', { completedOn: '2020-06-01', reference: 'T-1' });
    await adam.clicks('record-competency');
    await adam.clicks('record-competency', {
      competency: 'windows-and-devices',
      level: 'silver',
      attainedOn: '2020-05-01',
      reference: 'C-1',
    });
    await adam.clicks('record-assessment');
    const checklist = await adam.clicks('record-assessment', {
      consultant: people.carlo,
      competency: 'windows-and-devices',
      exam: 'MD-101',
      passedOn: '2020-04-01',
      reference: 'E-1',
    });
    expect(checklist.text).toMatch(/^✔ .*MD-101/u);

    // Only a global admin signs; the offers follow.
    const signature = await gloria.says('enrol');
    expect(signature.text).toContain('2020-06');
    const offers = await gloria.clicks('sign-agreement', {
      guidelinesRead: 'true',
      agreementSigned: 'true',
    });
    expect(offers.text).toContain(enrolment);
    await gloria.clicks('enrol', { offers: 'DDPS' });

    await adam.says('profile');
    await adam.clicks('update-profile');
    const profile = await adam.clicks('update-profile', {
      companyName: 'Contoso Consulting',
      description: 'We plan.',
      contactName: 'Paula',
      contactEmail: 'paula@contoso.example',
      countries,
      offersShown: 'DDPS',
    });
    expect(profile.text).toContain(preview);
    const { services } = chat;
    expect((await services.reader.partner('contoso')).profile?.countries).toEqual(['DE', 'AT']);
    await adam.clicks('add-location');
    await adam.clicks('add-location', { location: '1234567', locationName: 'Köln', country: 'DE' });

    expect(await reserve(chat)).toBe('reserved');
  });
});

describe('the list of a new company', () => {
  it.each([
    ['en-US', /0 of 8 done/u, /7 of 8 done/u],
    ['de-DE', /0 von 8 erledigt/u, /7 von 8 erledigt/u],
  ])('leads from one form to the next, in %s', async (locale, atFirst, nearlyDone) => {
    const chat = await aNewTenant(locale);
    const gloria = chat.as('gloria');
    await gloria.says('hello');
    const list = await gloria.clicks('onboarding');
    expect(list.text).toMatch(atFirst);
    await gloria.clicks('record-training');
    const form = await gloria.clicks('record-training', {
      completedOn: '2020-06-01',
      reference: 'T-1',
    });
    // The form says what was recorded before.
    expect(form.text).toMatch(/^✔ /u);
    await gloria.clicks('record-competency', {
      competency: 'windows-and-devices',
      level: 'silver',
      attainedOn: '2020-05-01',
      reference: 'C-1',
    });
    const carlo = { person: people.carlo, personEmail: '', personName: 'Carlo' };
    await gloria.clicks('grant-role', carlo);
    await gloria.clicks('record-assessment', {
      consultant: people.carlo,
      competency: 'windows-and-devices',
      exam: 'MD-101',
      passedOn: '2020-04-01',
      reference: 'E-1',
    });
    await gloria.clicks('sign-agreement', { guidelinesRead: 'true', agreementSigned: 'true' });
    await gloria.clicks('enrol', { offers: 'DDPS' });
    await gloria.clicks('add-location', {
      location: '1234567',
      locationName: 'Köln',
      country: 'DE',
    });
    expect((await gloria.says('next')).text).toMatch(nearlyDone);
    await gloria.clicks('grant-role');
    const paula = { person: people.paula, personEmail: '', personName: 'Paula' };
    const complete = await gloria.clicks('grant-role', paula);
    expect(executesOf(complete.card).map(({ verb }) => verb)).toContain('guide');
    const { members } = await chat.services.reader.partner('contoso');
    expect(members.map(({ roles }) => roles)).toEqual([['consultant'], ['project-manager']]);
    expect(await reserve(chat)).toBe('reserved');
  });

  it('shows a partner admin who signs, and opens no form they may not fill in', async () => {
    const { agreement: _agreement, enrolments: _enrolments, ...rest } = anEnrolledPartner();
    const chat = await aChat({ partner: { ...rest, enrolments: [] } });
    const list = await chat.as('adam').says('next');
    expect(list.text).toMatch(/sign the program agreement\nby gloria/u);
    const verbs = executesOf(list.card).map(({ verb }) => verb);
    expect(verbs).not.toContain('sign-agreement');
    expect(verbs).not.toContain('enrol');
  });

  it('shows the list again if the recorded competency does not qualify', async () => {
    const trainings = [{ reference: 'T-1', from: '2020-01-10' }];
    const chat = await aChat({ partner: { ...newPartner('contoso'), trainings }, rolePolicy });
    const gloria = chat.as('gloria');
    await gloria.says('next');
    await gloria.clicks('record-competency');
    const again = await gloria.clicks('record-competency', {
      competency: 'erp',
      level: 'silver',
      attainedOn: '2020-05-01',
      reference: 'C-1',
    });
    expect(again.text).toMatch(/^✔ [^]*1 of 8 done/u);
  });

  it('does not come back when a record has only ended', async () => {
    const trainings = [{ reference: 'T-1', from: '2019-01-10', validUntil: '2020-01-09' }];
    const chat = await aChat({ partner: anEnrolledPartner({ trainings }) });
    expect((await chat.as('gloria').says('next')).text).not.toContain('Set up the company');
  });

  it('stays a button above the tasks while vouchers wait', async () => {
    const partner = anEnrolledPartner({ locations: [] });
    const chat = await aChat({ partner, vouchers: [anAssignedVoucher()] });
    const next = await chat.as('gloria').says('next');
    expect(next.text).toMatch(/isn't set up completely[^]*Validate the voucher/u);
    expect(executesOf(next.card).map(({ verb }) => verb)).toContain('onboarding');
    expect((await chat.as('carlo').says('next')).text).not.toContain("isn't set up");
  });
});

describe('an existing company', () => {
  it('enters its records at once and starts at step 4', async () => {
    const chat = await aNewTenant();
    const gloria = chat.as('gloria');
    await grant(gloria, people.paula, 'project-manager');
    await grant(gloria, people.carlo, 'consultant');
    await gloria.says('eligibility');
    await gloria.clicks('import-records');
    const done = await gloria.clicks('import-records', existingRecords);
    expect(done.text).toContain('Active until Jan 31, 2021');
    expect(await reserve(chat)).toBe('reserved');
  });

  it('sees an invalid row with its reason and keeps the input', async () => {
    const chat = await aNewTenant();
    const gloria = chat.as('gloria');
    await grant(gloria, people.carlo, 'consultant');
    await gloria.says('eligibility');
    await gloria.clicks('import-records');
    const wrong = { ...existingRecords, 'competencies.0.attainedOn': '2020-06-16' };
    const again = await gloria.clicks('import-records', wrong);
    expect(again.text).toContain('⚠');
    expect((await chat.services.reader.partner('contoso')).trainings).toEqual([]);
    await gloria.clicks('import-records', { 'competencies.0.attainedOn': '2020-06-15' });
    expect((await chat.services.reader.partner('contoso')).enrolments).toHaveLength(1);
  });
});

describe('the admin of a desk in local mode without configured admins', () => {
  const rolePolicy = { admins: [], everyoneIsAdmin: true };

  it.each([
    [
      'en-US',
      /^✔ Role granted: gloria is now global admin\n✔ Role granted: gloria is now consultant/u,
    ],
    [
      'de-DE',
      /^✔ Rolle vergeben: gloria, Globaladministration\n✔ Rolle vergeben: gloria, Beratung/u,
    ],
  ])('stays an admin who takes another role too: %s', async (locale, text) => {
    const chat = await aChat({ locale, rolePolicy, partner: aPartner({ members: [] }) });
    const gloria = chat.as('gloria');
    await gloria.says('team');
    await gloria.clicks('grant-role');
    const values = { person: people.gloria, personName: 'gloria', role: 'consultant' };
    const granted = await gloria.clicks('grant-role', values);
    expect(granted.text).toMatch(text);
    const { members } = await chat.services.reader.partner('contoso');
    expect(members.map(({ roles }) => roles)).toEqual([['global-admin', 'consultant']]);
    expect((await gloria.says('profile')).text).not.toMatch(/role/u);
  });

  it('gives others only the role they were chosen for', async () => {
    const chat = await aChat({ rolePolicy, partner: aPartner({ members: [] }) });
    const gloria = chat.as('gloria');
    await grant(gloria, people.carlo, 'consultant');
    const { members } = await chat.services.reader.partner('contoso');
    expect(members.map(({ roles }) => roles)).toEqual([['consultant']]);
  });
});
