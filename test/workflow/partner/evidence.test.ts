import { parseProgramme } from '../../../workflow/programme/load.ts';
import northwind from '../../../workflow/programmes/northwind-adoption-vouchers.json' with { type: 'json' };
import { aPartner, aMember, decided, people, today } from '../../support/partner.ts';

const [yesterday, tomorrow] = ['2020-06-14', '2020-06-16'];

describe.each([
  ['record-training', 'completedOn', { reference: 'T-1' }],
  ['record-competency', 'attainedOn', { reference: 'C-1', competency: 'erp', level: 'gold' }],
  [
    'record-assessment',
    'passedOn',
    { reference: 'E-1', consultant: people.carlo, competency: 'erp', exam: 'MB-300' },
  ],
] as const)('%s', (name, from, values) => {
  it.each([
    [yesterday, '', []],
    [today, '', []],
    [tomorrow, '', [`day-not-future@${from}`]],
    [yesterday, yesterday, []],
    [today, tomorrow, []],
    [today, yesterday, ['dates-in-order@validUntil']],
    [tomorrow, yesterday, [`day-not-future@${from}`, 'dates-in-order@validUntil']],
  ])('accepts or refuses dates from %s until "%s": %j', (begins, validUntil, refused) => {
    const outcome = decided(aPartner(), name, { ...values, [from]: begins, validUntil });
    expect(outcome.refused).toEqual(refused);
  });

  it('corrects a record with the same proof and adds one with another proof', () => {
    const record = (partner = aPartner(), more = {}) =>
      decided(partner, name, { ...values, [from]: yesterday, ...more }).partner;
    const all = ({ trainings, competencies, assessments }: ReturnType<typeof record>) => [
      ...trainings,
      ...competencies,
      ...assessments,
    ];
    const corrected = record(record(), { validUntil: tomorrow });
    expect(all(corrected)).toEqual([
      expect.objectContaining({ from: yesterday, validUntil: tomorrow }),
    ]);
    expect(all(record(corrected, { reference: 'other' }))).toHaveLength(2);
  });
});

describe('an assessment', () => {
  it.each([
    ['another consultant', { consultant: people.paula }],
    ['another exam', { exam: 'MB-310' }],
  ])('corrects no other one under the same reference: %s', (_what, change) => {
    const assessment = {
      consultant: people.carlo,
      competency: 'erp',
      exam: 'MB-300',
      reference: 'E-1',
      passedOn: today,
    };
    const members = [people.carlo, people.paula].map((id) => aMember(id, 'consultant'));
    const first = decided(aPartner({ members }), 'record-assessment', assessment).partner;
    const both = decided(first, 'record-assessment', { ...assessment, ...change }).partner;
    expect(both.assessments).toHaveLength(2);
  });
});

it('a competency corrects no other one under the same reference', () => {
  const held = { competency: 'erp', level: 'gold', reference: 'C-1', attainedOn: today };
  const first = decided(aPartner(), 'record-competency', held).partner;
  const both = decided(first, 'record-competency', { ...held, competency: 'messaging' }).partner;
  expect(both.competencies.map(({ competency }) => competency)).toEqual(['erp', 'messaging']);
});

describe('the subject of a record', () => {
  const assessment = {
    consultant: people.carlo,
    competency: 'erp',
    exam: 'MB-300',
    reference: 'E-1',
    passedOn: today,
  };

  it.each([
    ['a competency of the programme', 'erp', []],
    ['no competency of the programme', 'juggling', ['requirement-known@competency']],
  ])('must be known: %s', (_what, competency, refused) => {
    const level = { level: 'gold', reference: 'C-1', attainedOn: today };
    expect(decided(aPartner(), 'record-competency', { competency, ...level }).refused).toEqual(
      refused,
    );
    expect(decided(aPartner(), 'record-assessment', { ...assessment, competency }).refused).toEqual(
      refused,
    );
  });

  it.each([
    ['a consultant', people.carlo, []],
    ['a consultant by another spelling', people.carlo.toUpperCase(), []],
    ['a colleague who is none', people.paula, ['consultant-known@consultant']],
    ['somebody outside the team', people.nobody, ['consultant-known@consultant']],
  ])('must be a consultant for an assessment: %s', (_who, consultant, refused) => {
    const outcome = decided(aPartner(), 'record-assessment', { ...assessment, consultant });
    expect(outcome.refused).toEqual(refused);
    if (refused.length === 0) expect(outcome.partner.assessments[0]?.consultant).toBe(people.carlo);
  });

  it.each([
    ['adoption', 'NW-100', []],
    ['adoption', 'NW-110', []],
    ['adoption', 'NW-200', ['exam-known@exam']],
    ['data-protection', 'anything', []],
  ])(
    'must be an exam of the competency if the programme names exams: %s, %s',
    (competency, exam, refused) => {
      const outcome = decided(
        aPartner(),
        'record-assessment',
        { ...assessment, competency, exam },
        { programme: parseProgramme(northwind) },
      );
      expect(outcome.refused).toEqual(refused);
    },
  );
});
