import { addDays, type Day } from '../../workflow/kernel/day.ts';

/** Days of the demo, all counted from the day it is started on. */
export interface DemoCalendar {
  readonly today: Day;
  /** So many days from today; negative: ago. */
  readonly day: (offset: number) => Day;
  /** The Monday so many weeks from this one. */
  readonly monday: (week: number) => Day;
}

export function demoCalendar(today: Day): DemoCalendar {
  // Day 0 of the epoch was a Thursday.
  const weekday = (Math.floor(Date.parse(today) / 86_400_000) + 3) % 7;
  return {
    today,
    day: (offset) => addDays(today, offset),
    monday: (week) => addDays(today, 7 * week - weekday),
  };
}

/** The last day of an engagement of so many working days that begins on a Monday. */
export function endOfEngagement(monday: Day, workingDays: number): Day {
  const weeks = Math.floor((workingDays - 1) / 5);
  return addDays(monday, 7 * weeks + ((workingDays - 1) % 5));
}
