import { rowsOf, withoutBlankRows } from '../../../workflow/partner/form-rows.ts';
import { isRefusal } from '../../../workflow/kernel/checks.ts';
import { decidePartner } from '../../../workflow/partner/commands/decide.ts';
import { defaultProgramme } from '../../../workflow/programme/load.ts';
import { actorOf, aPartner, commandOf, contextOf, decided, people } from '../../support/partner.ts';
import { existingRecords as records } from '../../support/engagement.ts';

describe('importing a company’s existing records', () => {
  it('stores all records at once', () => {
    const { events, partner } = decided(aPartner(), 'import-records', records);
    expect(events.map(({ type }) => type)).toEqual([
      'training-recorded',
      'competency-recorded',
      'assessment-recorded',
      'location-added',
      'agreement-signed',
      'enrolled',
    ]);
    expect(partner.revision).toBe(6);
    expect(partner.agreement).toMatchObject({ signedOn: '2020-02-01', version: '2020-06' });
    expect(partner.enrolments).toEqual([
      {
        offer: 'DDPS',
        enrolledBy: people.gloria,
        enrolledOn: '2020-02-01',
        validUntil: '2021-01-31',
      },
    ]);
  });

  it('corrects the last day of an enrolment with the same offer and first day', () => {
    const { partner } = decided(aPartner(), 'import-records', records);
    const again = { ...records, 'enrolments.0.validUntil': '2020-12-31' };
    const { enrolments } = decided(partner, 'import-records', again).partner;
    expect(enrolments.map(({ validUntil }) => validUntil)).toEqual(['2020-12-31']);
  });

  it.each<[string, Record<string, string>, readonly string[]]>([
    [
      'a day in the future',
      { 'competencies.0.attainedOn': '2020-06-16' },
      ['day-not-future@competencies.0.attainedOn', 'competency-held@enrolments.0.offers'],
    ],
    [
      'an agreement of tomorrow',
      { agreementSignedOn: '2020-06-16' },
      ['day-not-future@agreementSignedOn', 'guidelines-read', 'agreement-signed'],
    ],
    [
      'an end before the beginning',
      { 'trainings.0.validUntil': '2020-01-09' },
      ['dates-in-order@trainings.0.validUntil', 'compliance-training-valid'],
    ],
    [
      'an unknown competency',
      { 'competencies.0.competency': 'juggling' },
      ['requirement-known@competencies.0.competency', 'competency-held@enrolments.0.offers'],
    ],
    [
      'a consultant outside the team',
      { 'assessments.0.consultant': people.nobody },
      ['consultant-known@assessments.0.consultant'],
    ],
    ['no offer', { 'enrolments.0.offers': '' }, ['offers-chosen@enrolments.0.offers']],
    [
      'an offer without its competency',
      { 'enrolments.0.offers': 'DDPS,SDPS' },
      ['competency-held@enrolments.0.offers'],
    ],
    [
      'an enrolment of tomorrow',
      { 'enrolments.0.enrolledOn': '2020-06-16' },
      ['day-not-future@enrolments.0.enrolledOn'],
    ],
    [
      'an enrolment that ends before it begins',
      { 'enrolments.0.validUntil': '2020-01-31' },
      ['dates-in-order@enrolments.0.validUntil'],
    ],
    ['the longest enrolment', { 'enrolments.0.validUntil': '2021-05-01' }, []],
    [
      'an enrolment longer than that',
      { 'enrolments.0.validUntil': '2021-05-02' },
      ['enrolment-within-term@enrolments.0.validUntil'],
    ],
    [
      'a location that is listed elsewhere',
      {
        'locations.0.location': '7654321',
        'locations.0.country': 'AT',
        'locations.0.locationName': 'Wien',
      },
      ['location-unknown-yet@locations.0.location'],
    ],
    [
      'two rows of one list, the second wrong',
      {
        'trainings.1.reference': 'T-0',
        'trainings.1.completedOn': '2021-01-10',
      },
      ['day-not-future@trainings.1.completedOn'],
    ],
  ])('refuses %s', (_what, change, refused) => {
    const vienna = { location: '7654321', country: 'DE', name: 'Werk' };
    const partner = aPartner({ locations: [vienna] });
    const outcome = decided(partner, 'import-records', { ...records, ...change });
    expect(outcome.refused).toEqual(refused);
    expect(outcome.events.length > 0).toBe(refused.length === 0);
  });

  it('accepts an ended enrolment, even in a retired offer', () => {
    const outcome = decided(aPartner(), 'import-records', {
      'enrolments.0.offers': 'EDPS',
      'enrolments.0.enrolledOn': '2011-02-01',
      'enrolments.0.validUntil': '',
    });
    expect(outcome.partner.enrolments[0]).toMatchObject({
      offer: 'EDPS',
      validUntil: '2012-01-31',
    });
    const running = decided(aPartner(), 'import-records', {
      ...records,
      'enrolments.0.offers': 'EDPS',
    });
    expect(running.refused).toEqual(['offer-known@enrolments.0.offers']);
  });

  it.each([
    ['ended yesterday', '2020-06-14', []],
    [
      'ends today',
      '2020-06-15',
      ['compliance-training-valid', 'guidelines-read', 'agreement-signed'],
    ],
  ])(
    'requires the records behind an enrolment only while it is valid: it %s',
    (_when, validUntil, missing) => {
      const outcome = decided(aPartner(), 'import-records', {
        'enrolments.0.offers': 'DDPS',
        'enrolments.0.enrolledOn': '2019-07-01',
        'enrolments.0.validUntil': validUntil,
      });
      const competency = missing.length > 0 ? ['competency-held@enrolments.0.offers'] : [];
      expect(outcome.refused).toEqual([...missing, ...competency]);
    },
  );

  it('requires them also if another enrolment has ended', () => {
    const outcome = decided(aPartner(), 'import-records', {
      'enrolments.0.offers': 'DDPS',
      'enrolments.0.enrolledOn': '2018-07-01',
      'enrolments.1.offers': 'DDPS',
      'enrolments.1.enrolledOn': '2019-07-01',
    });
    expect(outcome.refused).toContain('agreement-signed');
  });

  it('counts an offer named twice once', () => {
    const outcome = decided(aPartner(), 'import-records', {
      ...records,
      'enrolments.0.offers': 'DDPS,DDPS',
    });
    expect(outcome.partner.enrolments).toHaveLength(1);
  });

  it('does not enrol twice', () => {
    const once = decided(aPartner(), 'import-records', records).partner;
    const twice = decided(once, 'import-records', records);
    expect(twice.refused).toEqual(['renewal-open@enrolments.0.offers']);
  });

  it.each([
    ['global-admin', records, []],
    ['partner-admin', records, ['may-act']],
    [
      'partner-admin',
      { ...records, agreementSignedOn: '' },
      ['guidelines-read', 'agreement-signed'],
    ],
    ['project-manager', records, ['may-act', 'may-act', 'may-act', 'may-act']],
  ] as const)('is permitted by role: %s', (role, values, refused) => {
    const actor = actorOf(people.nobody, role);
    expect(decided(aPartner(), 'import-records', values, { actor }).refused).toEqual(refused);
  });
});

it.each([
  ['evidence', ['trainings', 'competencies', 'assessments'], []],
  ['evidence and an enrolment', ['trainings', 'enrolments'], ['enrol']],
  ['evidence and a location', ['trainings', 'locations'], ['profile']],
])('importing %s needs no right to anything else', (_what, lists, actions) => {
  const { permissions } = defaultProgramme;
  const consultant = { ...permissions.consultant, any: ['record-eligibility' as const] };
  const programme = { ...defaultProgramme, permissions: { ...permissions, consultant } };
  const rows = Object.entries(records).filter(([name]) => lists.includes(name.split('.')[0] ?? ''));
  const command = commandOf('import-records', Object.fromEntries(rows));
  const actor = actorOf(people.carlo, 'consultant');
  const decision = decidePartner(aPartner(), command, contextOf(aPartner(), { actor, programme }));
  const missing = isRefusal(decision) ? decision.refused.map(({ facts }) => facts) : [];
  expect(missing).toEqual(
    actions.map((value) => expect.objectContaining({ action: { as: 'action', value } })),
  );
});

describe('the rows of a form', () => {
  it('become lists without the blank rows', () => {
    const form = {
      'locations.0.location': '',
      'locations.0.country': '',
      'locations.2.location': 'L-2',
      'locations.2.country': '',
      agreementSignedOn: '',
    };
    expect(rowsOf(form)).toEqual({
      agreementSignedOn: '',
      locations: [{ location: 'L-2', country: '' }],
    });
    expect(withoutBlankRows(form)).toEqual({
      'locations.0.location': 'L-2',
      'locations.0.country': '',
      agreementSignedOn: '',
    });
  });

  it('leave out blank rows at the end, and count each list on its own', () => {
    const form = {
      'trainings.0.reference': 'T-1',
      'trainings.1.reference': '',
      'trainings.2.reference': undefined,
      'locations.1.location': 'L-1',
    };
    expect(withoutBlankRows(form)).toEqual({
      'trainings.0.reference': 'T-1',
      'locations.0.location': 'L-1',
    });
  });

  it('keep their order, whatever the order of the inputs', () => {
    const form = {
      'trainings.10.reference': 'c',
      'trainings.9.reference': 'b',
      'trainings.0.reference': 'a',
    };
    expect(rowsOf(form)).toEqual({
      trainings: [{ reference: 'a' }, { reference: 'b' }, { reference: 'c' }],
    });
  });

  it('are ignored for a command without lists', () => {
    const command = { trainings: [{ reference: 'T-1' }], locations: [] };
    expect(rowsOf(command)).toEqual(command);
    expect(rowsOf('text')).toBe('text');
    expect(rowsOf(null)).toBeNull();
  });
});
