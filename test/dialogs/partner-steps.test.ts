import type { Partner } from '../../workflow/partner/partner.ts';
import { aChat, type Chat } from '../support/a-chat.ts';
import { aReservedVoucher } from '../support/a-voucher.ts';
import { executesOf, inputsOf, plainOf, type Part } from '../support/card-parts.ts';
import { aPartner, anEnrolledPartner, aMember, people } from '../support/partner.ts';

const partnerOf = (chat: Chat): Promise<Partner> => chat.services.reader.partner('contoso');
const verbsOf = (card: Part | undefined) => executesOf(card).map(({ verb }) => verb);
const valueOf = (card: Part | undefined, id: string) =>
  inputsOf(card).find((input) => input.id === id)?.value;

describe('eligibility in the chat', () => {
  it("shows that enrolment in DDPS isn't enough for an engagement without its competency", async () => {
    const chat = await aChat();
    const paula = chat.as('paula');
    const checklist = await paula.says('eligibility');
    expect(checklist.text).toContain('✔ Windows and Office deployment planning');
    expect(checklist.text).toContain('✘ Modern IT enterprise security proof of concept');
    expect(checklist.text).toContain('needs Enterprise Mobility Management (Silver or Gold)');

    const named = await paula.says('eligibility enterprise security');
    expect(named.text).toContain('Your company may not deliver this engagement yet.');
    expect(named.text).toContain("Being enrolled in DDPS isn't enough");
    expect(named.text).toContain(
      'Without a valid assessment for Enterprise Mobility Management: carlo',
    );
  });

  it.each([
    ['are we eligible for windows server?', 'Modernize your Windows Server platform'],
    ['Berechtigung Exchange', 'Exchange deployment planning'],
    ['eligibility', 'Eligibility'],
    ['eligibility windows', 'Eligibility'],
  ])('identifies the engagement: %s', async (words, title) => {
    const chat = await aChat();
    const { text } = await chat.as('gloria').says(words);
    expect(text.split('\n')[0]).toBe(title);
  });

  it.each([
    ['en-US', 'eligibility for PVDPS'],
    ['de-DE', 'Berechtigung für PVDPS'],
  ])('shows the engagements of a named offer only (%s)', async (locale, words) => {
    const chat = await aChat({ locale });
    const { text } = await chat.as('gloria').says(words);
    expect(text).toContain('PVDPS – ');
    expect(text).not.toContain('DDPS – Desktop');
    expect(text).not.toContain('SDPS – ');
  });

  it.each([
    ['en-US', 'enrol in DDPS and SDPS', 'DDPS,SDPS'],
    ['de-DE', 'melde uns für DDPS an', 'DDPS'],
  ])('selects the offers of the sentence in the form (%s)', async (locale, words, offers) => {
    const members = [aMember(people.gloria, 'global-admin')];
    const { competencies, trainings, agreement } = anEnrolledPartner();
    const partner = aPartner({ members, competencies, trainings, agreement });
    const chat = await aChat({ locale, partner });
    const { card } = await chat.as('gloria').says(words);
    expect(valueOf(card, 'offers')).toBe(offers);
  });

  it.each([
    ['en-US', 'Datasheet of PVDPS (archived)'],
    ['de-DE', 'Datenblatt zu PVDPS (archiviert)'],
  ])('marks the archived datasheet of the offer (%s)', async (locale, title) => {
    const { card } = await (
      await aChat({ locale })
    )
      .as('gloria')
      .says('eligibility windows server');
    expect(plainOf(card)).toContain(title);
  });

  it('links from a line of the checklist to the engagement, and back', async () => {
    const chat = await aChat();
    const gloria = chat.as('gloria');
    await gloria.says('eligibility');
    const engagement = await gloria.clicks('eligibility');
    expect(engagement.text).toContain('Windows and Office deployment planning');
    expect(engagement.text).toContain('Your company may deliver this engagement.');
    const all = await gloria.clicks('eligibility');
    expect(all.text).toContain('Competencies held');
  });

  it('asks for a consultant before an assessment', async () => {
    const members = [aMember(people.gloria, 'global-admin')];
    const chat = await aChat({ partner: aPartner({ members }) });
    const gloria = chat.as('gloria');
    await gloria.says('eligibility');
    const instead = await gloria.clicks('record-assessment');
    expect(instead.text).toContain('Grant someone the role first.');
    expect(verbsOf(instead.card)).toContain('grant-role');
  });
});

describe('a refused form of the company', () => {
  it('keeps the input, with the reason at its field', async () => {
    const chat = await aChat();
    const adam = chat.as('adam');
    await adam.says('eligibility');
    await adam.clicks('record-training');
    const typed = { completedOn: '2020-06-16', reference: 'T-2' };
    const again = await adam.clicks('record-training', typed);
    expect(valueOf(again.card, 'reference')).toBe('T-2');
    expect(again.text).toContain('⚠');
    expect((await partnerOf(chat)).trainings).toHaveLength(1);
    await adam.clicks('record-training', { completedOn: '2020-06-15' });
    expect((await partnerOf(chat)).trainings).toHaveLength(2);
  });

  it('counts once, however often its button is clicked', async () => {
    const chat = await aChat();
    const adam = chat.as('adam');
    await adam.says('profile');
    const form = await adam.clicks('add-location');
    const typed = { location: '7654321', locationName: 'Wien', country: 'AT' };
    await adam.clicksOn(form.card, 'add-location', typed);
    await adam.clicksOn(form.card, 'add-location', typed);
    expect((await partnerOf(chat)).locations.map(({ name }) => name)).toEqual(['Köln', 'Wien']);
  });
});

describe('a location', () => {
  it('is still offered after its removal for the report of a voucher reserved for it', async () => {
    const chat = await aChat({ partner: anEnrolledPartner(), vouchers: [aReservedVoucher()] });
    const adam = chat.as('adam');
    await adam.says('profile');
    await adam.clicks('remove-location');
    await adam.clicks('remove-location', { location: '1234567' });
    expect((await partnerOf(chat)).locations).toEqual([]);
    const { card } = await chat.as('paula').says('report ABCD-1234');
    const location = inputsOf(card).find(({ id }) => id === 'location');
    expect(location).toMatchObject({ value: '1234567', choices: [{ value: '1234567' }] });
  });
});

describe('the business profile in the chat', () => {
  it('keeps an unknown country in the form and names the problem', async () => {
    const chat = await aChat();
    const adam = chat.as('adam');
    await adam.says('profile');
    await adam.clicks('update-profile');
    const again = await adam.clicks('update-profile', {
      companyName: 'Contoso',
      description: 'We plan.',
      contactName: 'Paula',
      contactEmail: 'paula@contoso.example',
      countries: 'Germany, Atlantis',
    });
    expect(valueOf(again.card, 'countries')).toBe('DE,Atlantis');
    expect(again.text).toContain('⚠');
    expect((await partnerOf(chat)).profile).toBeUndefined();
  });

  it('does not overwrite what another person entered in the meantime', async () => {
    const chat = await aChat();
    const adam = chat.as('adam');
    await adam.says('profile');
    const form = await adam.clicks('update-profile');
    const gloria = chat.as('gloria');
    await gloria.says('profile');
    await gloria.clicks('update-profile');
    const typed = {
      companyName: 'Contoso',
      description: 'Gloria’s.',
      contactName: 'Gloria',
      contactEmail: 'gloria@contoso.example',
      countries: 'Germany',
    };
    await gloria.clicks('update-profile', typed);
    const late = await adam.clicksOn(form.card, 'update-profile', {
      ...typed,
      description: 'Adam’s.',
    });
    expect(late.text).toContain('Someone else has changed this in the meantime');
    expect(valueOf(late.card, 'description')).toBe('Adam’s.');
    expect((await partnerOf(chat)).profile?.description).toBe('Gloria’s.');
  });
});

describe('enrolment in the chat', () => {
  const unsigned = anEnrolledPartner({ agreement: undefined });
  it('asks a person who may sign to sign, and names that person to others', async () => {
    const chat = await aChat({ partner: unsigned });
    const toSign = await chat.as('gloria').says('enrol');
    expect(inputsOf(toSign.card).map(({ id }) => id)).toEqual([
      'guidelinesRead',
      'agreementSigned',
    ]);
    const toAsk = await chat.as('adam').says('enrol');
    expect(toAsk.text).toContain('The agreement is signed by a global admin: gloria.');
  });

  it('does not count as signed with one box empty', async () => {
    const chat = await aChat({ partner: unsigned });
    const gloria = chat.as('gloria');
    await gloria.says('enrol');
    const again = await gloria.clicks('sign-agreement', {
      guidelinesRead: 'true',
      agreementSigned: 'false',
    });
    expect(again.text).toContain('⚠');
    expect((await partnerOf(chat)).agreement).toBeUndefined();
  });

  it('offers only what is possible, with start and end', async () => {
    const chat = await aChat();
    const now = await chat.as('adam').says('enrol');
    expect(now.text).toContain('Active until Jan 31, 2021');
    expect(now.text).toContain('Feb 1, 2020 – Jan 31, 2021, renewal from Nov 2, 2020 on');
    expect(inputsOf(now.card)).toEqual([]);

    chat.onDay('2020-11-02');
    const adam = chat.as('adam');
    const due = await adam.says('enrol');
    expect(inputsOf(due.card)).toEqual([
      expect.objectContaining({
        id: 'offers',
        choices: [{ title: 'DDPS, until Jan 31, 2022', value: 'DDPS' }],
      }),
    ]);
    const renewed = await adam.clicks('enrol', { offers: 'DDPS' });
    expect(renewed.text).toContain('Active until Jan 31, 2022');
  });
});

describe('the team in the chat', () => {
  it('gets a role by e-mail address, which applies from the first message', async () => {
    const chat = await aChat({
      partner: aPartner({ members: [aMember(people.gloria, 'global-admin')] }),
    });
    const gloria = chat.as('gloria');
    await gloria.says('team');
    await gloria.clicks('grant-role');
    const granted = await gloria.clicks('grant-role', {
      person: '',
      personEmail: 'Adam@contoso.example',
      role: 'partner-admin',
    });
    expect(granted.text).toContain("hasn't messaged the bot yet");

    const adam = chat.as('adam');
    const team = await adam.says('team');
    expect(verbsOf(team.card)).toContain('grant-role');
  });

  it('refuses an unknown person and keeps the input in its field', async () => {
    const chat = await aChat();
    const gloria = chat.as('gloria');
    await gloria.says('team');
    await gloria.clicks('grant-role');
    const again = await gloria.clicks('grant-role', { personEmail: 'Nora', role: 'consultant' });
    expect(valueOf(again.card, 'personEmail')).toBe('Nora');
    expect(valueOf(again.card, 'person')).toBe('');
    await gloria.clicks('grant-role', { personEmail: 'nora@contoso.example' });
    expect((await partnerOf(chat)).members.at(-1)).toMatchObject({
      personId: 'email:nora@contoso.example',
      roles: ['consultant'],
    });
  });

  it('keeps its last global admin', async () => {
    const chat = await aChat();
    const gloria = chat.as('gloria');
    await gloria.says('team');
    await gloria.clicks('withdraw-role');
    const refused = await gloria.clicks('withdraw-role', {
      grant: `global-admin ${people.gloria}`,
    });
    expect(refused.text).toContain('⚠');
    const done = await gloria.clicks('withdraw-role', { grant: `consultant ${people.carlo}` });
    expect(done.text).toContain('Role withdrawn');
    expect((await partnerOf(chat)).members.map(({ name }) => name)).toEqual([
      'gloria',
      'adam',
      'paula',
    ]);
  });

  it('loses a role by person and role, as the contract describes', async () => {
    const chat = await aChat();
    const gloria = chat.as('gloria');
    await gloria.says('team');
    await gloria.clicks('withdraw-role');
    const done = await gloria.clicks('withdraw-role', {
      person: people.carlo,
      role: 'consultant',
    });
    expect(done.text).toContain('Role withdrawn');
    expect((await partnerOf(chat)).members.map(({ name }) => name)).not.toContain('carlo');
  });

  it('shows who granted what to whom', async () => {
    const chat = await aChat();
    const gloria = chat.as('gloria');
    await gloria.says('team');
    await gloria.clicks('grant-role');
    await gloria.clicks('grant-role', { person: people.paula, role: 'consultant' });
    const { text } = await chat.as('carlo').says('team');
    expect(text).toContain('Latest changes');
    expect(text).toMatch(/paula.*consultant.*gloria/u);
  });

  it('links to the whole history of the company, page by page', async () => {
    const chat = await aChat();
    const gloria = chat.as('gloria');
    for (let round = 1; round <= 12; round++) {
      await gloria.says('eligibility');
      await gloria.clicks('record-training');
      await gloria.clicks('record-training', {
        completedOn: '2020-06-01',
        reference: `T-${round}-`,
      });
    }
    await gloria.says('team');
    const newest = await gloria.clicks('history');
    expect(newest.text).toContain('T-12-');
    expect(newest.text).not.toContain('T-2-');
    const older = await gloria.clicks('history');
    expect(older.text).toContain('T-2-');
    expect(older.text).not.toContain('T-12-');
  });

  it('is shown page by page', async () => {
    const members = Array.from({ length: 30 }, (_, at) => ({
      personId: `00000000-0000-4000-8000-0000000001${String(at).padStart(2, '0')}`,
      name: `Member ${String(at).padStart(2, '0')}`,
      roles: ['consultant' as const],
    }));
    const chat = await aChat({
      partner: aPartner({ members: [...members, aMember(people.gloria, 'global-admin')] }),
    });
    const gloria = chat.as('gloria');
    const first = await gloria.says('team');
    expect(first.text).toContain('Member 10');
    expect(first.text).not.toContain('Member 12');
    const second = await gloria.clicks('team');
    expect(second.text).toContain('Member 12');
    expect(second.text).not.toContain('Member 10');
  });
});

describe('the permissions in the chat', () => {
  const readers = [
    ['paula', 'eligibility'],
    ['paula', 'profile'],
    ['paula', 'team'],
    ['carlo', 'eligibility'],
    ['carlo', 'team'],
  ] as const;

  it.each(readers)('let %s read %s without a button to change it', async (name, command) => {
    const chat = await aChat();
    const { card } = await chat.as(name).says(command);
    const reading: readonly unknown[] = ['eligibility', 'team', 'history'];
    const changing = verbsOf(card).filter((verb) => !reading.includes(verb));
    expect(changing).toEqual([]);
  });

  it('do not let a partner admin grant admin roles, which are not offered', async () => {
    const chat = await aChat();
    const adam = chat.as('adam');
    await adam.says('team');
    const form = await adam.clicks('grant-role');
    const roles = inputsOf(form.card).find(({ id }) => id === 'role')?.choices;
    expect(roles).toEqual([
      expect.objectContaining({ value: 'project-manager' }),
      expect.objectContaining({ value: 'consultant' }),
    ]);
    await adam.clicks('grant-role', { person: people.adam, role: 'global-admin' });
    expect((await partnerOf(chat)).members[1]?.roles).toEqual(['partner-admin']);
  });

  it.each([
    ['record-training', { completedOn: '2020-06-01', reference: 'T-9' }],
    ['add-location', { location: '9', locationName: 'Wien', country: 'AT' }],
    ['grant-role', { person: people.paula, role: 'consultant' }],
    ['sign-agreement', { guidelinesRead: 'true', agreementSigned: 'true' }],
    ['enrol', { offers: 'DDPS' }],
    ['withdraw-role', { grant: `consultant ${people.carlo}` }],
    ['import-records', { 'locations.0.location': '9' }],
  ])('refuse a project manager’s forged form of %s', async (verb, values) => {
    const chat = await aChat({ partner: anEnrolledPartner() });
    const before = await partnerOf(chat);
    const data = { ...values, role: 'consultant', desk: { verb, commandId: 'forged', roles: 'x' } };
    const reply = await chat.as('paula').sends({
      type: 'invoke',
      name: 'adaptiveCard/action',
      value: { action: { type: 'Action.Execute', verb, data } },
    });
    expect(reply.text).toContain("The role of paula doesn't let them");
    expect(await partnerOf(chat)).toEqual(before);
  });
});
