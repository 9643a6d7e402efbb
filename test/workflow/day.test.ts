import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import {
  addDays,
  addYears,
  dayAt,
  daysBetween,
  isDay,
  startOfDay,
} from '../../workflow/kernel/day.ts';

const days = fc
  .integer({ min: Date.UTC(1900, 0) / 864e5, max: Date.UTC(2999, 11, 31) / 864e5 })
  .map((day) => new Date(day * 864e5).toISOString().slice(0, 10));
const zones = fc.constantFrom(...Intl.supportedValuesOf('timeZone'));
const onTheCalendar = (moment: number, zone: string) =>
  Temporal.Instant.fromEpochMilliseconds(moment).toZonedDateTimeISO(zone).toPlainDate().toString();

describe('a day', () => {
  it.each([
    ['2020-02-29', true],
    ['2019-02-29', false],
    ['2020-02-30', false],
    ['2020-13-01', false],
    ['2020-2-1', false],
    ['1899-12-31', false],
    ['3000-01-01', false],
    ['2020-06-03T00:00:00Z', false],
  ])('is a valid date or not: %s (%s)', (text, is) => {
    expect(isDay(text)).toBe(is);
  });

  it('is a number of calendar days from another', () => {
    fc.assert(
      fc.property(days, fc.integer({ min: -800, max: 800 }), (from, count) => {
        const to = Temporal.PlainDate.from(from).add({ days: count }).toString();
        expect(addDays(from, count)).toBe(to);
        expect(daysBetween(from, to)).toBe(count);
      }),
    );
  });

  it.each([
    ['2020-02-29', 1, '2021-02-28'],
    ['2020-02-29', 4, '2024-02-29'],
    ['2020-06-03', -1, '2019-06-03'],
  ])('%s plus %i years is %s', (day, years, other) => {
    expect(addYears(day, years)).toBe(other);
  });
});

describe('the day at a point in time', () => {
  it('is the local calendar day, in any zone at any time', () => {
    const moments = fc.integer({ min: Date.UTC(1960, 0), max: Date.UTC(2100, 0) });
    fc.assert(
      fc.property(moments, zones, (moment, zone) => {
        expect(dayAt(moment, zone)).toBe(onTheCalendar(moment, zone));
        expect(dayAt(new Date(moment).toISOString(), zone)).toBe(dayAt(moment, zone));
      }),
      { numRuns: 1000 },
    );
  });

  it('changes exactly at midnight, also for cached results', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 18_000 }), zones, (after1970, zone) => {
        const day = addDays('1970-01-03', after1970);
        const begins = Date.parse(startOfDay(day, zone));
        for (const moment of [begins + 899_999, begins, begins - 1, begins - 900_000])
          expect([moment, dayAt(moment, zone)]).toEqual([moment, onTheCalendar(moment, zone)]);
      }),
      { numRuns: 1000 },
    );
  });
});
