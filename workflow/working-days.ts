import { Temporal } from 'temporal-polyfill';
import { daysBetween, type Day } from './day.ts';

const SATURDAY = 6;

/** How many days from Monday to Friday lie between two days, both included; 0 when turned round. */
export function workingDays(from: Day, to: Day): number {
  const total = daysBetween(from, to) + 1;
  if (total <= 0) return 0;
  const weeks = Math.floor(total / 7);
  const first = Temporal.PlainDate.from(from).dayOfWeek;
  const rest = Array.from({ length: total % 7 }, (_, day) => ((first + day - 1) % 7) + 1);
  return weeks * 5 + rest.filter((dayOfWeek) => dayOfWeek < SATURDAY).length;
}
