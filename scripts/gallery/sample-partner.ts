import type { Context } from '../../workflow/partner/context.ts';
import {
  newPartner,
  type HeldCompetency,
  type Member,
  type Partner,
} from '../../workflow/partner/partner.ts';
import { defaultProgramme as programme } from '../../workflow/programme/load.ts';
import { nth, type Typed } from './sample-texts.ts';
import { SAMPLE_DAY, SAMPLE_PEOPLE } from './sample-vouchers.ts';

const held = (typed: Typed, competency: string, validUntil: string): HeldCompetency => ({
  competency,
  level: 'gold',
  reference: typed.evidence,
  from: '2019-07-01',
  validUntil,
});

/** For a long name, an address of the maximum length. */
function addressOf(name: string, at: number): string {
  const [first = '', last = ''] = name.toLowerCase().split(' ');
  return name.length > 100
    ? `${at}.${'long'.repeat(40)}@x.example`
    : `${first}.${last}@contoso.example`;
}

/** Id of a colleague listed in the sample names. */
export const colleagueId = (at: number): string => `colleague-${at}`;

/** A team that fills a page; some members are known only by e-mail. */
export function sampleMembers(typed: Typed): readonly Member[] {
  const colleagues = Array.from({ length: 11 }, (_, at): Member => {
    const name = nth(typed.colleagues, at);
    const email = addressOf(name, at);
    return at % 3 === 0
      ? { personId: `email:${email}`, name, email, roles: ['project-manager'] }
      : { personId: colleagueId(at), name, email, roles: ['consultant'] };
  });
  return [
    {
      personId: SAMPLE_PEOPLE.paula,
      name: typed.person,
      email: addressOf(typed.person, 11),
      roles: ['global-admin', 'project-manager', 'consultant'],
    },
    ...colleagues,
  ];
}

/** An enrolled company with more evidence than a card shows. */
export function samplePartner(typed: Typed): Partner {
  const enrolled = { enrolledBy: SAMPLE_PEOPLE.paula };
  return {
    ...newPartner('contoso'),
    revision: 40,
    members: sampleMembers(typed),
    trainings: [{ reference: typed.evidence, from: '2020-01-10', validUntil: '2021-01-09' }],
    competencies: [
      held(typed, 'windows-and-devices', '2020-12-31'),
      held(typed, 'data-platform', '2021-03-31'),
      held(typed, 'collaboration-and-content', '2020-05-31'),
      { ...held(typed, 'datacenter', '2021-06-30'), from: '2020-07-01' },
      ...programme.competencies.map(({ code }) => held(typed, code, '2020-03-31')),
    ],
    assessments: [
      {
        consultant: colleagueId(1),
        competency: 'windows-and-devices',
        exam: typed.number,
        reference: typed.evidence,
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
      companyName: typed.companyName,
      description: typed.paragraph,
      website: 'https://contoso.example',
      contactName: typed.person,
      contactEmail: addressOf(typed.person, 11),
      countries: ['DE', 'AT', 'CH'],
      offersShown: ['DDPS', 'SDPS'],
      updatedOn: SAMPLE_DAY,
    },
    locations: Array.from({ length: 25 }, (_, at) => ({
      location: `12345${at}`,
      country: 'DE',
      name: typed.place,
    })),
  };
}

/** Command context with the global admin Paula as the actor. */
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
