import { offerOf } from '../../../workflow/programme/requirements.ts';
import { defaultProgramme as programme } from '../../../workflow/programme/load.ts';
import { capacityOf, isQualified } from '../../../workflow/views/capacity-view.ts';
import type { Booking } from '../../../workflow/voucher/bookings.ts';
import { aMember, anEnrolledPartner, people, team, today } from '../../support/partner.ts';

const { carlo, nobody } = people;
const partner = anEnrolledPartner({
  members: [...team, { ...aMember(nobody, 'consultant'), name: 'anna' }],
  formerMembers: [{ personId: 'left', name: 'Lena' }],
});
const rules = { partner, programme, today };
const engagement = offerOf(programme, 'DDPS')?.engagements.find(
  ({ code }) => code === 'windows-and-office',
);

const booking = (consultant: string, startDate: string, endDate: string, at = 1): Booking => ({
  voucherId: `BOOK-${1000 + at}`,
  organisation: 'Fabrikam AG',
  engagement: 'windows-and-office',
  consultant,
  startDate,
  endDate,
});
const inShort = (bookings: readonly Booking[], asked?: typeof engagement) =>
  capacityOf(rules, bookings, asked).map(
    ({ bookings: own, name, standing }) =>
      `${name}${standing ? ` (${standing.kind})` : ''}: ${own
        .map(({ clash, startDate }) => startDate.slice(5) + (clash ? '!' : ''))
        .join(' ')}`,
  );

describe('the capacity of the consultants', () => {
  it('has all consultants by name, each with their bookings by first day', () => {
    const bookings = [
      booking(carlo, '2020-07-06', '2020-07-10', 1),
      booking(carlo, '2020-06-22', '2020-06-26', 2),
    ];
    expect(inShort(bookings)).toEqual(['anna: ', 'carlo: 06-22 07-06']);
  });

  it('marks bookings of one consultant on a common day', () => {
    const bookings = [
      booking(carlo, '2020-06-22', '2020-06-26', 1),
      booking(carlo, '2020-06-26', '2020-06-30', 2),
      booking(carlo, '2020-07-01', '2020-07-03', 3),
      booking(nobody, '2020-06-22', '2020-06-26', 4),
    ];
    expect(inShort(bookings)).toEqual(['anna: 06-22', 'carlo: 06-22! 06-26! 07-01']);
  });

  it('names people with a booking who are no consultants any more', () => {
    const bookings = [
      booking('left', '2020-06-22', '2020-06-26', 1),
      booking('unknown', '2020-06-22', '2020-06-26', 2),
    ];
    expect(inShort(bookings)).toEqual(['anna: ', 'carlo: ', 'Lena: 06-22', 'unknown: 06-22']);
  });

  it('puts those first who are qualified and free, then the qualified ones', () => {
    expect(inShort([], engagement)).toEqual(['carlo (qualified): ', 'anna (missing): ']);
    const qualified = {
      ...partner,
      assessments: [
        ...partner.assessments,
        ...partner.assessments.map((one) => ({ ...one, consultant: nobody })),
      ],
    };
    const bookings = [booking(nobody, '2020-06-22', '2020-06-26')];
    const names = capacityOf({ ...rules, partner: qualified }, bookings, engagement);
    expect(names.map(({ name }) => name)).toEqual(['carlo', 'anna']);
    expect(names.map(isQualified)).toEqual([true, true]);
  });

  it('asks for no qualification without an engagement', () => {
    expect(capacityOf(rules, []).map(isQualified)).toEqual([true, true]);
    expect(capacityOf(rules, [], engagement).map(isQualified)).toEqual([true, false]);
  });
});
