import {
  bookingOf,
  clashes,
  overlaps,
  weekendDays,
  type Booking,
} from '../../../workflow/voucher/bookings.ts';
import { anAssignedVoucher, aReportedVoucher, aReservedVoucher } from '../../support/a-voucher.ts';
import { people } from '../../support/partner.ts';

const span = (startDate: string, endDate: string) => ({ startDate, endDate });
const week = span('2020-06-22', '2020-06-26');

const booking = (changes: Partial<Booking> = {}): Booking => ({
  ...{ voucherId: 'ABCD-1234', organisation: 'Fabrikam AG', engagement: 'windows-and-office' },
  ...{ consultant: people.carlo, ...week, ...changes },
});

describe('bookings', () => {
  it.each([
    ['the same days', week, true],
    ['days within it', span('2020-06-23', '2020-06-24'), true],
    ['days around it', span('2020-06-01', '2020-07-31'), true],
    ['a start on its last day', span('2020-06-26', '2020-06-30'), true],
    ['an end on its first day', span('2020-06-15', '2020-06-22'), true],
    ['a start on the day after it', span('2020-06-27', '2020-06-30'), false],
    ['an end on the day before it', span('2020-06-15', '2020-06-21'), false],
    ['one day, its last', span('2020-06-26', '2020-06-26'), true],
  ])('overlap a week with %s: %#', (_what, other, expected) => {
    expect(overlaps(week, other)).toBe(expected);
    expect(overlaps(other, week)).toBe(expected);
  });

  it.each([
    ['another voucher of the consultant', { voucherId: 'EFGH-5678' }, true],
    ['the same voucher on other days', { ...span('2020-06-24', '2020-06-30') }, false],
    ['another consultant', { voucherId: 'EFGH-5678', consultant: people.adam }, false],
    ['the week after', { voucherId: 'EFGH-5678', ...span('2020-06-29', '2020-07-03') }, false],
  ])('clash with %s only on common days', (_what, other, expected) => {
    expect(clashes(booking(), booking(other))).toBe(expected);
  });

  it('are those of reserved vouchers', () => {
    expect(bookingOf(aReservedVoucher(week))).toEqual(booking());
    expect(bookingOf(anAssignedVoucher())).toBeUndefined();
    expect(bookingOf(aReportedVoucher())).toBeUndefined();
    expect(bookingOf({ ...aReservedVoucher(), status: 'expired' })).toBeUndefined();
  });
});

describe('the days of a weekend in a plan', () => {
  it.each([
    ['Monday to Friday', '2020-06-22', '2020-06-26', 5, 'DE', []],
    ['two weeks', '2020-06-22', '2020-07-03', 10, 'DE', []],
    ['a start on Sunday', '2020-06-21', '2020-06-26', 5, 'DE', ['2020-06-21']],
    ['an end on Saturday', '2020-06-22', '2020-06-27', 5, 'DE', ['2020-06-27']],
    ['a weekend alone', '2020-06-20', '2020-06-21', 1, 'DE', ['2020-06-20', '2020-06-21']],
    ['one Saturday', '2020-06-20', '2020-06-20', 1, 'DE', ['2020-06-20']],
    [
      'five days that need the weekend',
      '2020-06-25',
      '2020-06-29',
      5,
      'DE',
      ['2020-06-27', '2020-06-28'],
    ],
    ['three days around a weekend', '2020-06-25', '2020-06-30', 3, 'DE', []],
    ['fewer days than the voucher has', '2020-06-22', '2020-06-23', 5, 'DE', []],
    ['Sunday to Thursday where Friday is free', '2020-06-21', '2020-06-25', 5, 'SA', []],
    ['a Friday where it is free', '2020-06-22', '2020-06-26', 3, 'SA', ['2020-06-26']],
    ['a country that is none', '2020-06-22', '2020-06-27', 5, '??', ['2020-06-27']],
    ['a whole year', '2020-01-01', '2020-12-31', 15, 'DE', []],
    ['an end before the start', '2020-06-27', '2020-06-22', 5, 'DE', []],
  ])('are named for %s', (_what, startDate, endDate, serviceLevel, country, days) => {
    expect(weekendDays({ startDate, endDate, serviceLevel, country })).toEqual(days);
  });
});
