import { aChat } from '../../support/a-chat.ts';
import { executesOf } from '../../support/card-parts.ts';
import { aMember, anEnrolledPartner, people, team } from '../../support/partner.ts';

const profile = {
  companyName: 'Contoso Consulting',
  description: 'We plan.',
  contactName: 'Paula',
  contactEmail: 'info@contoso.example',
  countries: ['DE'],
  offersShown: ['DDPS'],
  updatedOn: '2020-06-01',
};
const tom = {
  ...aMember(people.nobody, 'project-manager'),
  name: 'Tom',
  email: 't@contoso.example',
};
const many = ['A', 'B', 'C'].map((name) => ({ ...aMember(name, 'project-manager'), name }));

describe('the letter for the customer', () => {
  it.each([
    [
      'en-US',
      'guide',
      /project manager\.\*\* This is paula \\\(paula@contoso\.example\\\)\. From/u,
    ],
    [
      'de-DE',
      'Kundenleitfaden',
      /zuweisen\.\*\* Das ist paula \\\(paula@contoso\.example\\\)\. Ab/u,
    ],
  ])('names the company and the project manager who asks (%s)', async (locale, says, manager) => {
    const partner = anEnrolledPartner({ profile, members: [...team, tom] });
    const paula = (await aChat({ partner, locale })).as('paula');
    const { card, text } = await paula.says(says);
    expect(text).toMatch(manager);
    expect(text).toMatch(/(?:Kind regards|Freundliche Grüße), Contoso Consulting/u);
    expect(text).not.toContain('Tom');
    expect(verbsOf(card)).toEqual(['guide']);
  });

  it('names the project managers of the team to others', async () => {
    const partner = anEnrolledPartner({ profile, members: [...team, tom] });
    const { text } = await (await aChat({ partner })).as('adam').says('guide');
    expect(text).toMatch(/This is paula or Tom \\\(t@contoso\.example\\\)\./u);
  });

  it('leaves the name to a reader with more project managers than a letter can list', async () => {
    const partner = anEnrolledPartner({ profile, members: [...team, ...many] });
    const { card, text } = await (await aChat({ partner })).as('adam').says('guide');
    expect(text).toContain('Name one of your 4 project managers in the letter.');
    expect(text).not.toContain('This is paula');
    expect(verbsOf(card)).toEqual(['guide', 'team']);
  });

  it('says which names are missing, with the button that adds them', async () => {
    const members = team.filter(({ roles }) => !roles.includes('project-manager'));
    const { card, text } = await (
      await aChat({ partner: anEnrolledPartner({ members }) })
    )
      .as('adam')
      .says('guide');
    expect(text).toContain("The letter doesn't name your company");
    expect(text).toContain('your team has none yet');
    expect(verbsOf(card)).toEqual(['guide', 'profile', 'team']);
  });

  it('names nobody to a reader without a role', async () => {
    const partner = anEnrolledPartner({ profile });
    const { card, text } = await (await aChat({ partner })).as('nobody').says('guide');
    expect(text).toContain('Activate the benefit');
    expect(text).not.toMatch(/paula|Contoso|doesn't name/u);
    expect(verbsOf(card)).toEqual(['guide']);
  });
});

const verbsOf = (card: unknown): readonly unknown[] => executesOf(card).map(({ verb }) => verb);
