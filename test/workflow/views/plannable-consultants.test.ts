import { defaultProgramme } from '../../../workflow/programme/load.ts';
import {
  engagementsFor,
  plannableConsultants,
} from '../../../workflow/views/plannable-consultants.ts';
import type { Booking } from '../../../workflow/voucher/bookings.ts';
import { aProgramme } from '../../support/a-programme.ts';
import { anAssignedVoucher } from '../../support/a-voucher.ts';
import { aMember, anEnrolledPartner, contextOf, people, today } from '../../support/partner.ts';

const names = ['gloria', 'adam', 'paula', 'carlo'] as const;
const assessment = (consultant: string, changes: object = {}) => ({
  ...{ consultant, competency: 'windows-and-devices', exam: 'MD-101', reference: 'E' },
  ...{ from: '2019-03-01', ...changes },
});
const partner = anEnrolledPartner({
  members: names.map((name) => aMember(people[name], 'consultant')),
  assessments: [
    assessment(people.paula),
    assessment(people.carlo),
    assessment(people.adam, { validUntil: '2020-06-14' }),
  ],
});
const windows = engagementsFor(anAssignedVoucher(), contextOf(partner), 'windows-and-office');

const booking = (startDate: string, endDate: string, consultant: string = people.carlo) => ({
  ...{
    voucherId: `on-${startDate}`,
    organisation: 'Fabrikam AG',
    engagement: 'windows-and-office',
  },
  ...{ consultant, startDate, endDate },
});
const bookedOf = (bookings: readonly Booking[], planned?: { startDate: string; endDate: string }) =>
  plannableConsultants(contextOf(partner), windows, bookings, planned).find(
    ({ personId }) => personId === people.carlo,
  );

describe('the consultants of a form', () => {
  it('are sorted by qualification for the engagement, then by name', () => {
    const list = plannableConsultants(contextOf(partner), windows);
    expect(list.map(({ name, standing }) => [name, standing])).toEqual([
      ['carlo', { kind: 'qualified' }],
      ['paula', { kind: 'qualified' }],
      ['adam', { kind: 'past', until: '2020-06-14' }],
      ['gloria', { kind: 'missing' }],
    ]);
  });

  it('are qualified on the last day of an assessment', () => {
    const list = plannableConsultants(contextOf(partner, { today: '2020-06-14' }), windows);
    expect(list.find(({ name }) => name === 'adam')?.standing).toEqual({ kind: 'qualified' });
  });

  it('are qualified for some engagements until one is chosen', () => {
    const all = engagementsFor(anAssignedVoucher(), contextOf(partner), undefined);
    expect(all.length).toBeGreaterThan(1);
    const [carlo] = plannableConsultants(contextOf(partner), all);
    expect(carlo?.standing).toEqual({
      kind: 'some',
      engagements: expect.arrayContaining(['windows-and-office']),
    });
  });

  it('are all qualified where the programme asks for no assessment', () => {
    const programme = aProgramme({
      requirements: {
        ...defaultProgramme.requirements,
        consultantAssessment: { inForce: false },
      },
    });
    const list = plannableConsultants(contextOf(partner, { programme }), windows);
    expect(new Set(list.map(({ standing }) => standing.kind))).toEqual(new Set(['qualified']));
  });

  it.each([
    ['seven days before them', booking('2020-06-10', '2020-06-15'), true],
    ['eight days before them', booking('2020-06-10', '2020-06-14'), false],
    ['seven days after them', booking('2020-07-03', '2020-07-10'), true],
    ['eight days after them', booking('2020-07-04', '2020-07-10'), false],
  ])('show a booking %s only if it is near the planned days', (_when, one, isNamed) => {
    const planned = { startDate: '2020-06-22', endDate: '2020-06-26' };
    expect(bookedOf([one], planned)?.booked).toEqual(isNamed ? one : undefined);
  });

  it('show the booking on the planned days before an earlier one', () => {
    const planned = { startDate: '2020-06-22', endDate: '2020-06-26' };
    const earlier = booking('2020-06-15', '2020-06-19');
    const same = booking('2020-06-26', '2020-06-30');
    expect(bookedOf([earlier, same], planned)).toMatchObject({ booked: same, more: 1 });
  });

  it.each([
    ['2020-07-13', true],
    ['2020-07-14', false],
  ])('show a booking of the next four weeks without planned days: %s', (start, isNamed) => {
    expect(today).toBe('2020-06-15');
    const one = booking(start, '2020-07-17');
    expect(bookedOf([one])?.booked).toEqual(isNamed ? one : undefined);
  });
});
