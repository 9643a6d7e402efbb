import { defaultProgramme, parseProgramme } from '../../../workflow/programme/load.ts';
import northwind from '../../../workflow/programmes/northwind-adoption-vouchers.json' with { type: 'json' };
import { aPartner, anEnrolledPartner, decided, people } from '../../support/partner.ts';
import type { Partner } from '../../../workflow/partner/partner.ts';

/** A company that fulfils all enrolment requirements and has no enrolment. */
const ready = (known: Partial<Partner> = {}) => anEnrolledPartner({ enrolments: [], ...known });
const training = { reference: 'T-1', from: '2020-01-10', validUntil: '2020-06-20' };
const competency = {
  competency: 'windows-and-devices',
  level: 'silver',
  reference: 'C-1',
  from: '2020-06-10',
  validUntil: '2020-06-20',
} as const;
const agreement = {
  version: defaultProgramme.agreementVersion,
  signedBy: people.gloria,
  signedOn: '2020-06-10',
  guidelinesReadOn: '2020-06-10',
};
const missing = {
  training: 'compliance-training-valid',
  guidelines: 'guidelines-read',
  agreement: 'agreement-signed',
  competency: 'competency-held@offers',
};

const signing = { guidelinesRead: 'true', agreementSigned: 'true' };

describe('signing the agreement', () => {
  it('records the signer, the version and the time', () => {
    const eligible = anEnrolledPartner({ agreement: undefined });
    const { partner } = decided(eligible, 'sign-agreement', signing);
    expect(partner.agreement).toEqual({
      version: '2020-06',
      signedBy: people.gloria,
      signedOn: '2020-06-15',
      guidelinesReadOn: '2020-06-15',
    });
  });

  const { competencies, trainings } = anEnrolledPartner();
  const [held] = competencies;
  it.each<[string, Partial<Partner>, readonly string[]]>([
    ['no training', { trainings: [] }, ['compliance-training-valid']],
    [
      'a training until yesterday',
      { trainings: trainings.map((one) => ({ ...one, validUntil: '2020-06-14' })) },
      ['compliance-training-valid'],
    ],
    [
      'a training until today',
      { trainings: trainings.map((one) => ({ ...one, validUntil: '2020-06-15' })) },
      [],
    ],
    ['no competency', { competencies: [] }, ['eligible-to-sign']],
    [
      'a competency until yesterday',
      { competencies: held ? [{ ...held, validUntil: '2020-06-14' }] : [] },
      ['eligible-to-sign'],
    ],
    [
      'a competency until today',
      { competencies: held ? [{ ...held, validUntil: '2020-06-15' }] : [] },
      [],
    ],
    [
      'a competency of no offer',
      { competencies: held ? [{ ...held, competency: 'application-lifecycle-management' }] : [] },
      ['eligible-to-sign'],
    ],
  ])('is refused unless the company meets the requirements: %s', (_case, records, refused) => {
    const partner = anEnrolledPartner({ agreement: undefined, ...records });
    expect(decided(partner, 'sign-agreement', signing).refused).toEqual(refused);
  });

  it('has an effect once per version', () => {
    expect(decided(ready(), 'sign-agreement', signing).events).toEqual([]);
    const programme = { ...defaultProgramme, agreementVersion: '2020-07' };
    const signed = decided(ready(), 'sign-agreement', signing, { programme });
    expect(signed.partner.agreement?.version).toBe('2020-07');
  });
});

describe('enrolling', () => {
  it.each<[string, Partial<Partner>, string, readonly string[]]>([
    ['nothing is missing', {}, '2020-06-15', []],
    [
      'nothing was ever recorded',
      { ...aPartner(), agreement: undefined },
      '2020-06-15',
      Object.values(missing),
    ],
    ['training on its last day', { trainings: [training] }, '2020-06-20', []],
    ['training on the day after', { trainings: [training] }, '2020-06-21', [missing.training]],
    [
      'training not begun',
      { trainings: [training] },
      '2020-01-09',
      [missing.training, missing.guidelines, missing.agreement],
    ],
    [
      'an older training has ended, a newer counts',
      { trainings: [training, { reference: 'T-2', from: '2020-06-19' }] },
      '2020-06-21',
      [],
    ],
    ['competency on its first day', { competencies: [competency] }, '2020-06-10', []],
    [
      'competency the day before',
      { competencies: [competency] },
      '2020-06-09',
      [missing.competency],
    ],
    ['competency on its last day', { competencies: [competency] }, '2020-06-20', []],
    [
      'competency the day after',
      { competencies: [competency] },
      '2020-06-21',
      [missing.competency],
    ],
    ['agreement of the day', { agreement }, '2020-06-10', []],
    [
      'agreement of an older version',
      { agreement: { ...agreement, version: '2019-01' } },
      '2020-06-15',
      [missing.guidelines, missing.agreement],
    ],
  ])('checks the records: %s', (_when, known, today, refused) => {
    const outcome = decided(ready(known), 'enrol', { offers: 'DDPS' }, { today });
    expect(outcome.refused).toEqual(refused);
  });

  it.each([
    ['none', '', ['offers-chosen@offers']],
    ['an unknown one', 'XDPS', ['offer-known@offers']],
    ['a retired one', 'EDPS', ['offer-known@offers']],
    ['one without its competency', 'SDPS', ['competency-held@offers']],
    ['one that is possible and one that is not', 'DDPS,SDPS', ['competency-held@offers']],
    ['the same twice', 'DDPS,DDPS', []],
  ])('checks the offers: %s', (_which, offers, refused) => {
    const outcome = decided(ready(), 'enrol', { offers });
    expect(outcome.refused).toEqual(refused);
    expect(outcome.partner.enrolments).toHaveLength(refused.length === 0 ? 1 : 0);
  });

  it.each([
    ['silver', ['competency-held@offers']],
    ['gold', []],
  ] as const)('checks the level: %s ERP if gold is required', (level, refused) => {
    const competencies = [{ ...competency, competency: 'erp', level }];
    const outcome = decided(ready({ competencies }), 'enrol', { offers: 'DYDPS' });
    expect(outcome.refused).toEqual(refused);
  });
});

describe('the year of an enrolment', () => {
  const running = { offer: 'DDPS', enrolledBy: people.adam };
  const held = {
    trainings: [{ reference: 'T-1', from: '2019-01-01' }],
    competencies: [{ ...competency, from: '2019-01-01', validUntil: undefined }],
    agreement: { ...agreement, signedOn: '2019-01-01', guidelinesReadOn: '2019-01-01' },
  };

  it.each([
    ['for the first time', undefined, '2020-06-15', '2021-06-14'],
    ['on the leap day', undefined, '2020-02-29', '2021-02-28'],
    ['on the day after the leap day', undefined, '2020-03-01', '2021-02-28'],
    ['in the year before a leap year', undefined, '2019-03-01', '2020-02-29'],
    ['on the first day of the renewal', '2020-09-30', '2020-07-02', '2021-09-30'],
    ['on the last day', '2020-09-30', '2020-09-30', '2021-09-30'],
    ['on the day after the last', '2020-09-30', '2020-10-01', '2021-09-30'],
    ['after a gap', '2020-09-30', '2020-12-24', '2021-12-23'],
    ['up to a leap day', '2020-02-29', '2020-02-01', '2021-02-28'],
  ])('ends after a year: %s', (_when, validUntil, today, until) => {
    const enrolments =
      validUntil === undefined ? [] : [{ ...running, enrolledOn: '2019-10-01', validUntil }];
    const outcome = decided(ready({ ...held, enrolments }), 'enrol', { offers: 'DDPS' }, { today });
    expect(outcome.refused).toEqual([]);
    expect(outcome.events).toEqual([
      {
        type: 'enrolled',
        offer: 'DDPS',
        enrolledBy: people.gloria,
        enrolledOn: today,
        validUntil: until,
      },
    ]);
  });

  it('can be renewed only within the renewal period, and once', () => {
    const enrolments = [{ ...running, enrolledOn: '2019-10-01', validUntil: '2020-09-30' }];
    const partner = ready({ ...held, enrolments });
    const early = decided(partner, 'enrol', { offers: 'DDPS' }, { today: '2020-07-01' });
    expect(early.refused).toEqual(['renewal-open@offers']);
    const renewed = decided(partner, 'enrol', { offers: 'DDPS' }, { today: '2020-07-02' });
    const twice = decided(renewed.partner, 'enrol', { offers: 'DDPS' }, { today: '2020-07-03' });
    expect(twice.refused).toEqual(['renewal-open@offers']);
  });

  it('has the length and the requirements of the programme', () => {
    const programme = parseProgramme(northwind);
    const partner = aPartner({
      agreement: { ...agreement, version: '3' },
      competencies: [{ ...competency, competency: 'adoption' }],
    });
    const outcome = decided(partner, 'enrol', { offers: 'ADOPT' }, { programme });
    expect(outcome.partner.enrolments[0]?.validUntil).toBe('2022-06-14');
  });
});

describe('compliance training, which the programme dropped later', () => {
  const partner = ready({
    trainings: [],
    competencies: [{ ...competency, validUntil: undefined }],
  });
  const calendar = { ...defaultProgramme.calendar, inForce: true };

  it.each([
    ['2020-12-08', false, [missing.training]],
    ['2020-12-09', false, [missing.training]],
    ['2020-12-08', true, [missing.training]],
    ['2020-12-09', true, []],
  ])('is required on %s with the calendar in force: %s', (today, inForce, refused) => {
    const programme = inForce ? { ...defaultProgramme, calendar } : defaultProgramme;
    const outcome = decided(partner, 'enrol', { offers: 'DDPS' }, { today, programme });
    expect(outcome.refused).toEqual(refused);
  });
});
