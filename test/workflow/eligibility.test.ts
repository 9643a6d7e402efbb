import { eligibilityOf, type OfferStanding } from '../../workflow/partner/eligibility.ts';
import type { Check } from '../../workflow/kernel/checks.ts';
import type { Partner } from '../../workflow/partner/partner.ts';
import { defaultProgramme } from '../../workflow/programme/load.ts';
import { aPartner, anEnrolledPartner, people, today } from '../support/partner.ts';

const offerOf = (partner: Partner, offer: string, on = today): OfferStanding | undefined =>
  eligibilityOf(partner, defaultProgramme, on).offers.find((one) => one.offer === offer);

const ticks = (checks: readonly Check[]): Record<string, boolean> =>
  Object.fromEntries(checks.map(({ code, met }) => [code, met]));

describe('eligibility for an engagement', () => {
  it('follows the programme’s example: enrolled in DDPS, one competency, some engagements', () => {
    const standing = offerOf(anEnrolledPartner(), 'DDPS');
    expect(standing?.engagements.map(({ engagement, deliverable }) => [engagement, deliverable]))
      // Windows and Devices qualifies for the first two; security requires Enterprise Mobility.
      .toEqual([
        ['windows-and-office', true],
        ['mobile-productivity', true],
        ['enterprise-security', false],
      ]);
    const security = standing?.engagements[2];
    expect(ticks(security?.checks ?? [])).toEqual({
      'compliance-training-valid': true,
      'enrolled-in-offer': true,
      'competency-held': false,
    });
    expect(security?.checks.find(({ met }) => !met)?.facts).toMatchObject({
      for: { as: 'engagement', value: 'enterprise-security' },
      competencies: {
        items: [
          {
            as: 'qualification',
            competency: 'enterprise-mobility-management',
            levels: ['silver', 'gold'],
          },
        ],
      },
    });
  });

  it.each([
    ['everything valid on its last day', '2020-12-31', [true, true, true]],
    ['the competency has ended', '2021-01-01', [true, true, false]],
    ['the training has ended, too', '2021-01-10', [false, true, false]],
    ['and the enrolment', '2021-02-01', [false, false, false]],
  ])('depends on the dates of the records: %s', (_when, on, met) => {
    const engagement = offerOf(anEnrolledPartner(), 'DDPS', on)?.engagements[0];
    expect(engagement?.checks.map((check) => check.met)).toEqual(met);
    expect(engagement?.deliverable).toBe(met.every(Boolean));
  });

  it('lists the qualified consultants', () => {
    const [office, , security] = offerOf(anEnrolledPartner(), 'DDPS')?.engagements ?? [];
    expect(office?.consultants).toEqual([
      expect.objectContaining({
        met: true,
        facts: expect.objectContaining({ consultant: { as: 'person', value: people.carlo } }),
      }),
    ]);
    expect(security?.consultants.map(({ met }) => met)).toEqual([false]);
  });

  it('leaves out retired engagements', () => {
    const [desktop, ...offers] = defaultProgramme.offers;
    const engagements = desktop!.engagements.map((one) => ({ ...one, retiredOn: '2020-06-15' }));
    const programme = { ...defaultProgramme, offers: [{ ...desktop!, engagements }, ...offers] };
    const shown = (on: string) =>
      eligibilityOf(anEnrolledPartner(), programme, on).offers[0]?.engagements.length;
    expect([shown('2020-06-14'), shown('2020-06-15')]).toEqual([3, 0]);
  });
});

describe('the enrolment status of an offer', () => {
  const withoutEnd = { reference: 'T-1', from: '2020-01-10' };

  it.each<[string, Partial<Partner>, string, string]>([
    ['nothing recorded', aPartner(), today, 'not-started'],
    ['trained only', { ...aPartner(), trainings: [withoutEnd] }, today, 'not-started'],
    [
      'with its competency only',
      { ...aPartner(), competencies: anEnrolledPartner().competencies },
      today,
      'in-progress',
    ],
    ['everything but the enrolment', anEnrolledPartner({ enrolments: [] }), today, 'in-progress'],
    ['before the enrolment', anEnrolledPartner(), '2020-01-31', 'in-progress'],
    ['on its first day', anEnrolledPartner(), '2020-02-01', 'active'],
    ['on the day before the renewal', anEnrolledPartner(), '2020-11-01', 'active'],
    ['on the first day of the renewal', anEnrolledPartner(), '2020-11-02', 'renewal-due'],
    ['on its last day', anEnrolledPartner(), '2021-01-31', 'renewal-due'],
    ['on the day after', anEnrolledPartner(), '2021-02-01', 'lapsed'],
  ])('is derived from the records: %s', (_when, partner, on, state) => {
    expect(offerOf(aPartner(partner), 'DDPS', on)?.state).toBe(state);
  });

  it('starts with the general requirements for an offer without a competency of its own', () => {
    const { requirements } = defaultProgramme;
    const programme = {
      ...defaultProgramme,
      requirements: { ...requirements, qualifyingCompetency: { inForce: false } },
    };
    const stateOf = (partner: Partner) => eligibilityOf(partner, programme, today).offers[0]?.state;
    expect(stateOf(aPartner())).toBe('not-started');
    expect(stateOf(aPartner({ trainings: [withoutEnd] }))).toBe('in-progress');
  });

  it('has the renewal date and the end date', () => {
    expect(offerOf(anEnrolledPartner(), 'DDPS')).toMatchObject({
      renewableFrom: '2020-11-02',
      enrolment: { validUntil: '2021-01-31' },
    });
    expect(offerOf(anEnrolledPartner(), 'DDPS', '2021-02-01')?.renewableFrom).toBeUndefined();
  });

  it('is active for another year after the renewal', () => {
    const [first] = anEnrolledPartner().enrolments;
    const renewed = { ...first!, enrolledOn: '2020-11-10', validUntil: '2022-01-31' };
    const partner = anEnrolledPartner({ enrolments: [first!, renewed] });
    expect(offerOf(partner, 'DDPS', '2020-11-10')?.state).toBe('active');
    expect(offerOf(partner, 'DDPS', '2021-11-02')?.state).toBe('renewal-due');
  });

  it('includes a retired offer only if the records name it', () => {
    expect(offerOf(anEnrolledPartner(), 'EDPS')).toBeUndefined();
    const [enrolment] = anEnrolledPartner().enrolments;
    const partner = anEnrolledPartner({ enrolments: [{ ...enrolment!, offer: 'EDPS' }] });
    expect(offerOf(partner, 'EDPS', '2021-02-01')?.state).toBe('lapsed');
  });
});
