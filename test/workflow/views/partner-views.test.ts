import type { Context } from '../../../workflow/partner/context.ts';
import type { HeldCompetency, Partner } from '../../../workflow/partner/partner.ts';
import { eligibilityView } from '../../../workflow/views/eligibility-view.ts';
import { enrolmentView } from '../../../workflow/views/enrolment-view.ts';
import { actorOf, aPartner, anEnrolledPartner, contextOf, people } from '../../support/partner.ts';

const eligibility = (partner: Partner, changes: Partial<Context> = {}) =>
  eligibilityView(contextOf(partner, changes));
const enrolment = (partner: Partner, changes: Partial<Context> = {}) =>
  enrolmentView(contextOf(partner, changes));
const adam = { actor: actorOf(people.adam, 'partner-admin') };
const paula = { actor: actorOf(people.paula, 'project-manager') };

describe('the view of the eligibility card', () => {
  const held = (
    competency: string,
    level: 'silver' | 'gold',
    from: string,
    validUntil?: string,
  ): HeldCompetency => ({ competency, level, reference: 'C', from, validUntil });

  it('shows the best record of each competency and level, in that order', () => {
    const competencies = [
      held('erp', 'gold', '2019-01-01', '2019-12-31'),
      held('erp', 'gold', '2018-01-01', '2018-12-31'),
      held('messaging', 'gold', '2020-07-01'),
      held('datacenter', 'gold', '2020-01-01', '2020-12-31'),
      held('datacenter', 'gold', '2019-01-01', '2019-12-31'),
      held('datacenter', 'silver', '2020-01-01', '2021-12-31'),
      held('communications', 'gold', '2020-01-01'),
    ];
    const shown = eligibility(aPartner({ competencies })).held;
    expect(
      shown.map(({ competency, level, state, validUntil }) =>
        [state, level, competency, validUntil ?? 'without end'].join(' '),
      ),
    ).toEqual([
      'valid gold communications without end',
      'valid silver datacenter 2021-12-31',
      'valid gold datacenter 2020-12-31',
      'future gold messaging without end',
      'past gold erp 2019-12-31',
    ]);
  });

  it('shows the training in force, otherwise the latest, otherwise none', () => {
    const trainings = [
      { reference: 'T-1', from: '2020-01-01', validUntil: '2020-12-31' },
      { reference: 'T-0', from: '2018-01-01', validUntil: '2018-12-31' },
    ];
    const partner = aPartner({ trainings });
    expect(eligibility(partner).training?.reference).toBe('T-1');
    expect(eligibility(partner, { today: '2021-01-01' }).training?.reference).toBe('T-0');
    expect(eligibility(aPartner()).training).toBeUndefined();
  });

  it('shows the reader’s actions and whether records can be imported', () => {
    expect(eligibility(aPartner(), adam)).toMatchObject({
      isNew: true,
      may: { record: true, enrol: true },
    });
    expect(eligibility(anEnrolledPartner(), paula)).toMatchObject({
      isNew: false,
      may: { record: false, enrol: false },
    });
  });
});

describe('the view of the enrolment card', () => {
  it.each([
    ['nothing signed', aPartner(), true],
    ['signed', anEnrolledPartner(), false],
    ['signed, not trained', anEnrolledPartner({ trainings: [] }), false],
    ['trained, not signed', { ...anEnrolledPartner(), agreement: undefined }, true],
  ])('shows whether the agreement must be signed: %s', (_what, partner, mustSign) => {
    expect(enrolment(partner).mustSign).toBe(mustSign);
  });

  it('requires no agreement if the programme has none', () => {
    const { programme } = contextOf(aPartner());
    const requirements = { ...programme.requirements, programmeAgreement: { inForce: false } };
    const changes = { programme: { ...programme, requirements } };
    expect(enrolment(aPartner(), changes).mustSign).toBe(false);
  });

  it('shows the offers for enrolment or renewal today, with their end date', () => {
    expect(enrolment(anEnrolledPartner()).possible).toEqual([]);
    const due = enrolment(anEnrolledPartner(), { today: '2020-11-02' });
    expect(due.possible).toEqual([{ offer: 'DDPS', until: '2022-01-31' }]);
    const fresh = enrolment(anEnrolledPartner({ enrolments: [] }));
    expect(fresh.possible).toEqual([{ offer: 'DDPS', until: '2021-06-14' }]);
    const untrained = anEnrolledPartner({ enrolments: [], trainings: [] });
    expect(enrolment(untrained).possible).toEqual([]);
  });

  it('shows who may sign and enrol, and whom to ask', () => {
    expect(enrolment(aPartner(), adam)).toMatchObject({
      may: { sign: false, enrol: true },
      admins: ['gloria'],
    });
    expect(enrolment(aPartner()).may).toEqual({ sign: true, enrol: true });
  });
});
