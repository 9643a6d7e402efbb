import { isRefusal } from '../../../workflow/kernel/checks.ts';
import type { Context } from '../../../workflow/partner/context.ts';
import { decidePartner } from '../../../workflow/partner/commands/decide.ts';
import type { Partner } from '../../../workflow/partner/partner.ts';
import {
  actorOf,
  anEnrolledPartner,
  aPartner,
  commandOf,
  contextOf,
  decided,
  people,
} from '../../support/partner.ts';

const rows = {
  people: { kind: 'people', person: 'Tom@contoso.example', personName: 'Tom', roles: 'consultant' },
  locations: { kind: 'locations', location: '7654321', country: 'AT', locationName: 'Wien' },
  agreement: { kind: 'agreement', agreementSignedOn: '2020-02-01', signedBy: people.adam },
  trainings: {
    kind: 'trainings',
    reference: 'T-9',
    completedOn: '2020-01-10',
    validUntil: '2021-01-09',
  },
  competencies: {
    kind: 'competencies',
    competency: 'windows-and-devices',
    level: 'gold',
    reference: 'C-9',
    attainedOn: '2020-01-01',
    validUntil: '2020-12-31',
  },
  assessments: {
    kind: 'assessments',
    consultant: people.carlo,
    competency: 'windows-and-devices',
    exam: 'MD-101',
    reference: 'E-9',
    passedOn: '2019-03-01',
    validUntil: '2021-03-01',
  },
  enrolments: {
    kind: 'enrolments',
    offers: 'DDPS',
    enrolledOn: '2020-02-01',
    validUntil: '2021-01-31',
  },
  savb: { kind: 'savb', confirmationReference: 'S-9', confirmedOn: '2020-05-01' },
} as const;
type Kind = keyof typeof rows;
const kinds = Object.keys(rows) as readonly Kind[];

const take = (partner: Partner, kind: Kind, values: object = {}, given: Partial<Context> = {}) =>
  decided(partner, 'import-record', { ...rows[kind], ...values }, given);

/** The facts of each unmet check. */
function factsOf(partner: Partner, kind: Kind, values: object): unknown {
  const command = commandOf('import-record', { ...rows[kind], ...values });
  const decision = decidePartner(partner, command, contextOf(partner));
  return isRefusal(decision) ? decision.refused.map(({ facts }) => facts) : [];
}

const day = (value: string) => ({ as: 'day', value });

describe('a row of an import', () => {
  it.each<[Kind, object]>([
    [
      'people',
      {
        type: 'role-granted',
        personId: 'email:tom@contoso.example',
        name: 'Tom',
        email: 'tom@contoso.example',
        role: 'consultant',
      },
    ],
    ['locations', { type: 'location-added', location: '7654321', country: 'AT', name: 'Wien' }],
    [
      'agreement',
      {
        type: 'agreement-signed',
        version: '2020-06',
        signedBy: people.adam,
        signedOn: '2020-02-01',
        guidelinesReadOn: '2020-02-01',
      },
    ],
    [
      'trainings',
      {
        type: 'training-recorded',
        reference: 'T-9',
        from: '2020-01-10',
        validUntil: '2021-01-09',
      },
    ],
    [
      'competencies',
      {
        type: 'competency-recorded',
        competency: 'windows-and-devices',
        level: 'gold',
        reference: 'C-9',
        from: '2020-01-01',
        validUntil: '2020-12-31',
      },
    ],
    [
      'assessments',
      {
        type: 'assessment-recorded',
        consultant: people.carlo,
        competency: 'windows-and-devices',
        exam: 'MD-101',
        reference: 'E-9',
        from: '2019-03-01',
        validUntil: '2021-03-01',
      },
    ],
    [
      'enrolments',
      {
        type: 'enrolled',
        offer: 'DDPS',
        enrolledBy: people.gloria,
        enrolledOn: '2020-02-01',
        validUntil: '2021-01-31',
      },
    ],
    [
      'savb',
      {
        type: 'savb-registered',
        confirmedBy: people.gloria,
        confirmedOn: '2020-05-01',
        reference: 'S-9',
      },
    ],
  ])('of %s is recorded, and the same row again has no effect', (kind, event) => {
    const first = take(aPartner(), kind);
    expect(first.events).toEqual([event]);
    expect(take(first.partner, kind)).toMatchObject({ events: [], refused: [] });
  });

  it.each<[string, Kind, object, readonly string[]]>([
    ['another country', 'locations', { country: 'DE' }, ['country']],
    ['another name of the location', 'locations', { locationName: 'Graz' }, ['locationName']],
    [
      'another day of signature',
      'agreement',
      { agreementSignedOn: '2020-02-02' },
      ['agreementSignedOn'],
    ],
    ['another day of the training', 'trainings', { completedOn: '2020-01-11' }, ['completedOn']],
    ['another end of the training', 'trainings', { validUntil: '2021-01-10' }, ['validUntil']],
    ['no end of the training', 'trainings', { validUntil: '' }, ['validUntil']],
    [
      'another day and level of the competency',
      'competencies',
      { attainedOn: '2020-01-02', level: 'silver' },
      ['attainedOn', 'level'],
    ],
    ['another end of the competency', 'competencies', { validUntil: '2020-12-30' }, ['validUntil']],
    ['another day of the exam', 'assessments', { passedOn: '2019-03-02' }, ['passedOn']],
    ['another end of the exam', 'assessments', { validUntil: '2021-03-02' }, ['validUntil']],
    ['another competency of the exam', 'assessments', { competency: 'messaging' }, ['competency']],
    ['another reference of a competency', 'competencies', { reference: 'C-8' }, ['reference']],
    ['another reference of an exam', 'assessments', { reference: 'E-8' }, ['reference']],
    [
      'another name of a person known by address',
      'people',
      { personName: 'Thomas' },
      ['personName'],
    ],
    ['another end of the enrolment', 'enrolments', { validUntil: '2021-01-30' }, ['validUntil']],
    [
      'another registration',
      'savb',
      { confirmationReference: 'S-8', confirmedOn: '2020-05-02' },
      ['confirmationReference', 'confirmedOn'],
    ],
    ['a departure', 'people', { left: 'true' }, ['left']],
  ])('with %s is refused for each difference', (_what, kind, values, columns) => {
    const { partner } = take(aPartner(), kind);
    const { events, refused } = take(partner, kind, values);
    expect(events).toEqual([]);
    expect(refused).toEqual(columns.map((column) => `row-differs@${column}`));
  });

  it.each<[string, Kind, object, string]>([
    ['another number of a location', 'locations', { location: '1111111' }, 'location-added'],
    ['another reference of a training', 'trainings', { reference: 'T-8' }, 'training-recorded'],
    [
      'another reference and day of a competency',
      'competencies',
      { reference: 'C-8', attainedOn: '2020-02-01' },
      'competency-recorded',
    ],
    [
      'another reference and level of a competency',
      'competencies',
      { reference: 'C-8', level: 'silver' },
      'competency-recorded',
    ],
    [
      'another competency under the same reference',
      'competencies',
      { competency: 'messaging' },
      'competency-recorded',
    ],
    [
      'another reference and day of an exam',
      'assessments',
      { reference: 'E-8', passedOn: '2019-04-01' },
      'assessment-recorded',
    ],
    [
      'another reference and competency of an exam',
      'assessments',
      { reference: 'E-8', competency: 'messaging' },
      'assessment-recorded',
    ],
    ['another exam', 'assessments', { exam: 'MD-100' }, 'assessment-recorded'],
    ['another consultant', 'assessments', { consultant: people.nobody }, 'assessment-recorded'],
    [
      'another year of an enrolment',
      'enrolments',
      { enrolledOn: '2019-02-01', validUntil: '' },
      'enrolled',
    ],
    ['another role of a member', 'people', { roles: 'project-manager' }, 'role-granted'],
  ])('with %s is another record', (_what, kind, values, type) => {
    const members = [
      ...aPartner().members,
      { personId: people.nobody, name: 'Nora', roles: ['consultant'] as const },
    ];
    const { partner } = take(aPartner({ members }), kind);
    expect(take(partner, kind, values).events).toMatchObject([{ type }]);
  });

  it.each<[string, Kind, object, readonly string[]]>([
    ['no role', 'people', { roles: '' }, ['cell-readable@roles']],
    ['neither an id nor an address', 'people', { person: 'Tom' }, ['person-known@person']],
    [
      'an agreement of tomorrow',
      'agreement',
      { agreementSignedOn: '2020-06-16' },
      ['day-not-future@agreementSignedOn'],
    ],
    ['an unknown signer', 'agreement', { signedBy: people.nobody }, ['person-known@signedBy']],
    [
      'a training of tomorrow',
      'trainings',
      { completedOn: '2020-06-16' },
      ['day-not-future@completedOn'],
    ],
    [
      'a training that ends before it begins',
      'trainings',
      { validUntil: '2020-01-09' },
      ['dates-in-order@validUntil'],
    ],
    [
      'an unknown competency of tomorrow',
      'competencies',
      { competency: 'juggling', attainedOn: '2020-06-16' },
      ['requirement-known@competency', 'day-not-future@attainedOn'],
    ],
    [
      'an exam of a stranger in an unknown competency, of tomorrow',
      'assessments',
      { consultant: people.nobody, competency: 'juggling', passedOn: '2020-06-16' },
      ['consultant-known@consultant', 'requirement-known@competency', 'day-not-future@passedOn'],
    ],
    ['no offer', 'enrolments', { offers: '' }, ['offers-chosen@offers']],
    ['an unknown offer', 'enrolments', { offers: 'DDPS,XXPS' }, ['offer-known@offers']],
    [
      'an enrolment of tomorrow',
      'enrolments',
      { enrolledOn: '2020-06-16' },
      ['day-not-future@enrolledOn'],
    ],
    [
      'an enrolment that ends before it begins',
      'enrolments',
      { validUntil: '2020-01-31' },
      ['dates-in-order@validUntil'],
    ],
    [
      'an enrolment longer than one renewed early',
      'enrolments',
      { validUntil: '2021-05-02' },
      ['enrolment-within-term@validUntil'],
    ],
    [
      'a registration of tomorrow',
      'savb',
      { confirmedOn: '2020-06-16' },
      ['day-not-future@confirmedOn'],
    ],
  ])('with %s is refused', (_what, kind, values, refused) => {
    expect(take(aPartner(), kind, values)).toMatchObject({ events: [], refused });
  });

  it.each<[string, Kind, object, unknown]>([
    ['a value that is missing', 'people', { roles: '' }, { problem: 'missing', typed: '' }],
    ['a person', 'agreement', { signedBy: people.nobody }, { person: people.nobody }],
    ['an offer', 'enrolments', { offers: 'XXPS' }, { offer: 'XXPS' }],
  ])('names %s in its refusal', (_what, kind, values, facts) => {
    expect(factsOf(aPartner(), kind, values)).toMatchObject([facts]);
  });

  it('names both values in its refusal', () => {
    const { partner } = take(aPartner(), 'savb');
    expect(factsOf(partner, 'savb', { confirmedOn: '2020-05-02' })).toEqual([
      { ours: day('2020-05-01'), theirs: day('2020-05-02'), known: 'yes' },
    ]);
    const tom = take(aPartner(), 'people').partner;
    expect(factsOf(tom, 'people', { left: 'true' })).toEqual([
      { ours: '', theirs: 'yes', known: 'no' },
    ]);
    const endless = take(aPartner(), 'trainings', { validUntil: '' }).partner;
    expect(factsOf(endless, 'trainings', {})).toEqual([
      { ours: '', theirs: day('2021-01-09'), known: 'no' },
    ]);
  });

  it.each([
    ['global-admin', {}, kinds, []],
    ['partner-admin', {}, kinds, []],
    ['project-manager', {}, [], kinds],
    ['consultant', {}, [], kinds],
    ['global-admin', { roles: 'partner-admin' }, ['people'], []],
    ['partner-admin', { roles: 'partner-admin' }, [], ['people']],
    ['partner-admin', { roles: 'consultant,global-admin' }, [], ['people']],
  ] as const)(
    'needs the right to import, and to grant each role: %s %j',
    (role, values, may, not) => {
      const actor = actorOf(people.nobody, role);
      for (const kind of may) expect(take(aPartner(), kind, values, { actor }).refused).toEqual([]);
      for (const kind of not)
        expect(take(aPartner(), kind, values, { actor }).refused).toContain('may-act');
    },
  );

  it('can be imported on the command line, and not by another system', () => {
    for (const kind of kinds) {
      expect(take(aPartner(), kind, {}, { actor: { kind: 'desk' } }).refused).toEqual([]);
      const byCustomer = take(aPartner(), kind, {}, { actor: { kind: 'customer' } });
      expect(byCustomer.refused).toContain('may-act');
    }
  });
});

describe('a row with a person who has left', () => {
  const left = { roles: 'consultant,project-manager', left: 'true' };

  it('makes them a former member, whom vouchers can name', () => {
    const { events, partner } = take(aPartner(), 'people', left);
    expect(events.map(({ type }) => type)).toEqual([
      'role-granted',
      'role-granted',
      'role-withdrawn',
      'role-withdrawn',
    ]);
    expect(partner.members).toEqual(aPartner().members);
    expect(partner.formerMembers).toEqual([
      { personId: 'email:tom@contoso.example', name: 'Tom', email: 'tom@contoso.example' },
    ]);
    expect(take(partner, 'people', left)).toMatchObject({ events: [], refused: [] });
  });

  it('is compared with the member who was known by address and now is in the roster', () => {
    const { partner } = take(aPartner(), 'people', { roles: 'partner-admin' });
    const tom = { personId: people.nobody, name: 'Tom', email: 'tom@contoso.example' };
    const given = { rosterPerson: tom };
    const byId = { person: people.nobody, left: 'true' };
    const roles = 'consultant,project-manager';
    const { events } = take(partner, 'people', { roles }, given);
    expect(events.map(({ type }) => type)).toEqual([
      'member-identified',
      'role-granted',
      'role-granted',
    ]);
    for (const values of [{ left: 'true' }, byId])
      expect(take(partner, 'people', values, given).refused).toEqual(['row-differs@left']);
  });
});

describe('a row of an exam', () => {
  it('names the consultant by id or address', () => {
    const email = 'carlo@contoso.example';
    const members = [
      { personId: people.carlo, name: 'Carlo', email, roles: ['consultant'] as const },
    ];
    const { events, partner } = take(aPartner({ members }), 'assessments', { consultant: email });
    expect(events).toMatchObject([{ consultant: people.carlo }]);
    for (const consultant of [email, people.carlo])
      expect(take(partner, 'assessments', { consultant })).toMatchObject({
        events: [],
        refused: [],
      });
  });

  it('is the same record after the consultant has left', () => {
    const { partner } = take(aPartner(), 'assessments');
    const formerMembers = [{ personId: people.carlo, name: 'Carlo' }];
    const later = { ...partner, members: [], formerMembers };
    expect(take(later, 'assessments')).toMatchObject({ events: [], refused: [] });
  });
});

describe('a row of the agreement', () => {
  it.each<[string, object, string]>([
    ['the person who imports it', { signedBy: '' }, people.gloria],
    ['a member by id', { signedBy: people.paula }, people.paula],
  ])('is signed by %s', (_who, values, signedBy) => {
    expect(take(aPartner(), 'agreement', values).partner.agreement).toMatchObject({ signedBy });
  });

  it('is compared with the current version only', () => {
    const version = '2019-01';
    const agreement = {
      version,
      signedBy: people.gloria,
      signedOn: '2019-01-01',
      guidelinesReadOn: '2019-01-01',
    };
    const { events, refused } = take(aPartner({ agreement }), 'agreement');
    expect(refused).toEqual([]);
    expect(events).toMatchObject([{ type: 'agreement-signed', version: '2020-06' }]);
  });
});

describe('a row of an enrolment', () => {
  it('adds the offers that are new, each once', () => {
    const { partner } = take(aPartner(), 'enrolments');
    const { events } = take(partner, 'enrolments', { offers: 'DDPS,SDPS,SDPS' });
    expect(events).toMatchObject([{ type: 'enrolled', offer: 'SDPS' }]);
  });

  it('is refused if it ends on another day for one of the offers', () => {
    const { partner } = take(aPartner(), 'enrolments');
    const values = { offers: 'DDPS,SDPS', validUntil: '2021-01-30' };
    expect(take(partner, 'enrolments', values).refused).toEqual(['row-differs@validUntil']);
    const both = take(aPartner(), 'enrolments', { offers: 'DDPS,SDPS' }).partner;
    expect(take(both, 'enrolments', values).refused).toEqual([
      'row-differs@validUntil',
      'row-differs@validUntil',
    ]);
  });

  it('ends after the term of the programme if it names no last day', () => {
    const { events, partner } = take(aPartner(), 'enrolments', { validUntil: '' });
    expect(events).toMatchObject([{ validUntil: '2021-01-31' }]);
    const shorter = take(aPartner(), 'enrolments', { validUntil: '2020-12-31' }).partner;
    for (const one of [partner, shorter])
      expect(take(one, 'enrolments', { validUntil: '' })).toMatchObject({
        events: [],
        refused: [],
      });
  });

  it('is recorded although today’s rules would not allow it', () => {
    const { refused } = decided(aPartner(), 'enrol', { offers: 'DDPS' });
    expect(refused).not.toEqual([]);
    expect(take(aPartner(), 'enrolments').refused).toEqual([]);
    expect(take(anEnrolledPartner({ trainings: [] }), 'enrolments').refused).toEqual([]);
  });
});
