import type { Context } from '../../workflow/desk/context.ts';
import {
  newPartner,
  type HeldCompetency,
  type Member,
  type Partner,
} from '../../workflow/partner/partner.ts';
import { defaultProgramme as programme } from '../../workflow/programme/load.ts';
import type { Typed } from './sample-texts.ts';
import { SAMPLE_DAY, SAMPLE_PEOPLE } from './sample-vouchers.ts';

const held = (typed: Typed, competency: string, validUntil: string): HeldCompetency => ({
  competency,
  level: 'gold',
  reference: typed.reference,
  from: '2019-07-01',
  validUntil,
});

/** A team that fills a page, some of it not met yet. */
export function sampleMembers(typed: Typed): readonly Member[] {
  const colleagues = Array.from({ length: 11 }, (_, at): Member => {
    const email = `${at}.${typed.email}`;
    return at % 3 === 0
      ? { personId: `email:${email}`, name: typed.person, email, roles: ['project-manager'] }
      : { personId: `colleague-${at}`, name: typed.person, email, roles: ['consultant'] };
  });
  return [
    {
      personId: SAMPLE_PEOPLE.paula,
      name: typed.person,
      email: typed.email,
      roles: ['global-admin', 'project-manager', 'consultant'],
    },
    ...colleagues,
  ];
}

/** A company that is enrolled in some offers and holds more evidence than a card shows. */
export function sampleCompany(typed: Typed): Partner {
  const enrolled = { enrolledBy: SAMPLE_PEOPLE.paula };
  return {
    ...newPartner('contoso'),
    revision: 40,
    members: sampleMembers(typed),
    trainings: [{ reference: typed.reference, from: '2020-01-10', validUntil: '2021-01-09' }],
    competencies: [
      held(typed, 'windows-and-devices', '2020-12-31'),
      held(typed, 'data-platform', '2021-03-31'),
      held(typed, 'collaboration-and-content', '2020-05-31'),
      { ...held(typed, 'datacenter', '2021-06-30'), from: '2020-07-01' },
      ...programme.competencies.map(({ code }) => held(typed, code, '2020-03-31')),
    ],
    assessments: [
      {
        consultant: 'colleague-1',
        competency: 'windows-and-devices',
        exam: typed.line,
        reference: typed.reference,
        from: '2019-03-01',
      },
    ],
    agreement: {
      version: programme.agreementVersion,
      signedBy: SAMPLE_PEOPLE.paula,
      signedOn: '2020-02-01',
      guidelinesReadOn: '2020-02-01',
    },
    enrolments: [
      { ...enrolled, offer: 'DDPS', enrolledOn: '2020-02-01', validUntil: '2021-01-31' },
      { ...enrolled, offer: 'SDPS', enrolledOn: '2019-07-01', validUntil: '2020-06-30' },
      { ...enrolled, offer: 'SSDPS', enrolledOn: '2019-02-01', validUntil: '2020-01-31' },
    ],
    profile: {
      companyName: typed.organisation,
      description: typed.paragraph,
      website: 'https://contoso.example',
      contactName: typed.person,
      contactEmail: typed.email,
      countries: ['DE', 'AT', 'CH'],
      offersShown: ['DDPS', 'SDPS'],
      updatedOn: SAMPLE_DAY,
    },
    locations: Array.from({ length: 25 }, (_, at) => ({
      location: `12345${at}`,
      country: 'DE',
      name: typed.line,
    })),
  };
}

/** What the rules look at when Paula, a global admin, asks. */
export function sampleContext(partner: Partner, today = SAMPLE_DAY): Context {
  return {
    actor: { kind: 'person', personId: SAMPLE_PEOPLE.paula, roles: ['global-admin'] },
    partner,
    programme,
    now: `${today}T08:00:00.000Z`,
    today,
    timeZone: 'Europe/Berlin',
  };
}
