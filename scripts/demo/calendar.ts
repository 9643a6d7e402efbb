import { addDays, type Day } from '../../workflow/kernel/day.ts';

/** Days relative to the start of the demo. */
export interface DemoCalendar {
  readonly today: Day;
  /** The day at this offset from today, in days; negative is past. */
  readonly day: (offset: number) => Day;
  /** The Monday of the week at this offset from the current one. */
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

/** Last day of an engagement that starts on a Monday and lasts this many working days. */
export function endOfEngagement(monday: Day, workingDays: number): Day {
  const weeks = Math.floor((workingDays - 1) / 5);
  return addDays(monday, 7 * weeks + ((workingDays - 1) % 5));
}
