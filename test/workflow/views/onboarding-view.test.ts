import type { Context } from '../../../workflow/partner/context.ts';
import type { Partner } from '../../../workflow/partner/partner.ts';
import {
  onboardingView,
  type OnboardingTaskName,
} from '../../../workflow/views/onboarding-view.ts';
import {
  actorOf,
  aMember,
  anEnrolledPartner,
  aPartner,
  contextOf,
  people,
} from '../../support/partner.ts';

const gloria = { actor: actorOf(people.gloria, 'global-admin') };
const adam = { actor: actorOf(people.adam, 'partner-admin') };

const view = (partner: Partner, changes: Partial<Context> = gloria) =>
  onboardingView(contextOf(partner, changes));
const states = (partner: Partner, changes?: Partial<Context>) =>
  view(partner, changes).tasks.map(
    ({ isOptional, name, role, state, step }) =>
      `${step} ${name}${role && role !== name ? ` (${role})` : ''}${isOptional ? '?' : ''} ${state}`,
  );
const stateOf = (name: OnboardingTaskName, partner: Partner): string | undefined =>
  view(partner).tasks.find((task) => task.name === name)?.state;

describe('the tasks of a new company', () => {
  it('are in order; one that needs another comes later', () => {
    const empty = aPartner({ members: [aMember(people.gloria, 'global-admin')] });
    expect(states(empty)).toEqual([
      '1 training open',
      '1 competency open',
      '1 consultant open',
      '1 assessment later',
      '2 agreement later',
      '2 enrolment later',
      '3 location open',
      '3 profile? open',
      '4 project-manager open',
    ]);
    expect(view(empty)).toMatchObject({
      isNew: true,
      maySetUp: true,
      next: { name: 'training', command: 'record-training' },
    });
  });

  it('are done for a company that can reserve, whose profile is optional', () => {
    const { isNew, next, tasks } = view(anEnrolledPartner());
    const open = tasks.filter(({ state }) => state !== 'done').map(({ name }) => name);
    expect(open).toEqual(['profile']);
    expect([isNew, next]).toEqual([false, undefined]);
  });

  it.each<[OnboardingTaskName, Partial<Partner>]>([
    ['training', { trainings: [{ reference: 'T', from: '2018-01-01', validUntil: '2018-12-31' }] }],
    [
      'competency',
      {
        competencies: [
          {
            ...{ competency: 'windows-and-devices', level: 'gold', reference: 'C' },
            ...{ from: '2018-01-01', validUntil: '2018-12-31' },
          },
        ],
      },
    ],
    [
      'enrolment',
      {
        enrolments: [
          {
            ...anEnrolledPartner().enrolments[0]!,
            enrolledOn: '2018-01-01',
            validUntil: '2018-12-31',
          },
        ],
      },
    ],
  ])(
    'that have a record which has ended are open, but do not make the company a new one: %s',
    (name, past) => {
      const partner = anEnrolledPartner(past);
      expect(stateOf(name, partner)).not.toBe('done');
      expect(view(partner).isNew).toBe(false);
    },
  );

  it.each<[OnboardingTaskName, Partial<Partner>]>([
    ['training', { trainings: [] }],
    ['competency', { competencies: [] }],
    ['assessment', { assessments: [] }],
    ['agreement', { agreement: undefined }],
    ['enrolment', { enrolments: [] }],
    ['location', { locations: [] }],
    ['consultant', { members: [aMember(people.paula, 'project-manager')] }],
    ['project-manager', { members: [aMember(people.carlo, 'consultant')] }],
  ])('that never had a record make the company a new one: %s', (name, none) => {
    const partner = anEnrolledPartner(none);
    expect(stateOf(name, partner)).not.toBe('done');
    expect(view(partner).isNew).toBe(true);
  });

  it('do not count a missing profile as new', () => {
    const partner = anEnrolledPartner({ profile: undefined });
    expect([stateOf('profile', partner), view(partner).isNew]).toEqual(['open', false]);
  });

  it('name who may do them, and whether the reader may', () => {
    const partner = aPartner({
      members: [
        aMember(people.gloria, 'global-admin'),
        aMember(people.adam, 'partner-admin'),
        aMember(people.paula, 'project-manager'),
      ],
    });
    const of = (name: OnboardingTaskName, changes: Partial<Context>) => {
      const task = view(partner, changes).tasks.find((one) => one.name === name);
      return [task?.byReader, task?.who.map((each) => each.toLowerCase())];
    };
    expect(of('agreement', gloria)).toEqual([true, ['gloria']]);
    expect(of('agreement', adam)).toEqual([false, ['gloria']]);
    expect(of('training', adam)).toEqual([true, ['gloria', 'adam']]);
    const paula = { actor: actorOf(people.paula, 'project-manager') };
    expect(view(partner, paula)).toMatchObject({ maySetUp: false, next: undefined });
  });

  it('skip, as the next one, those that the reader may not do', () => {
    const signed = anEnrolledPartner({ agreement: undefined, enrolments: [], locations: [] });
    expect(view(signed, gloria).next?.name).toBe('agreement');
    expect(view(signed, adam).next?.name).toBe('location');
  });
});
