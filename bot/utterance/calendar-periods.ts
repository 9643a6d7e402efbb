import { addDays, type Day } from '../../workflow/kernel/day.ts';

/** First and last day; one is absent in "until Friday" and "from May on". */
export interface Period {
  readonly from?: Day;
  readonly to?: Day;
}

/** Where a day without a year is looked for. */
export type Tense = 'future' | 'past';

export type Unit = 'week' | 'month' | 'quarter' | 'year';

const two = (number: number): string => String(number).padStart(2, '0');
const yearOf = (day: Day): number => Number(day.slice(0, 4));

/** The date in the year where it is nearest; not always a valid day. */
export function nearest(month: number, day: number, today: Day, tense: Tense): string {
  const inYear = (year: number): string => `${year}-${two(month)}-${two(day)}`;
  const year = yearOf(today);
  const here = inYear(year);
  if (tense === 'future') return here >= today ? here : inYear(year + 1);
  return here <= today ? here : inYear(year - 1);
}

/** The year of the nearest such month; the present one counts. */
export function nearestMonth(month: number, today: Day, tense: Tense): number {
  const year = yearOf(today);
  const present = Number(today.slice(5, 7));
  if (tense === 'future') return month >= present ? year : year + 1;
  return month <= present ? year : year - 1;
}

/** @param month 1 to 12; a later one continues in the next year */
export function monthOf(year: number, month: number): { readonly from: Day; readonly to: Day } {
  const from = new Date(Date.UTC(year, month - 1, 1)).toISOString().slice(0, 10);
  const after = new Date(Date.UTC(year, month, 1)).toISOString().slice(0, 10);
  return { from, to: addDays(after, -1) };
}

export const yearPeriod = (year: number): Period => ({
  from: `${year}-01-01`,
  to: `${year}-12-31`,
});

/** Monday to Sunday. */
function weekAround(day: Day): { readonly from: Day; readonly to: Day } {
  const from = addDays(day, -((new Date(day).getUTCDay() + 6) % 7));
  return { from, to: addDays(from, 6) };
}

/** Calendar week of ISO 8601. */
export function weekPeriod(
  week: number,
  year: number | undefined,
  today: Day,
  tense: Tense,
): Period | undefined {
  if (week < 1 || week > 53) return undefined;
  const inYear = (one: number): { readonly from: Day; readonly to: Day } => {
    const first = weekAround(`${one}-01-04`).from;
    return weekAround(addDays(first, (week - 1) * 7));
  };
  // The year of its Thursday: week 1 can begin in December.
  const present = yearOf(addDays(weekAround(today).from, 3));
  const here = inYear(year ?? present);
  if (year !== undefined) return here;
  if (tense === 'future') return here.to >= today ? here : inYear(present + 1);
  return here.from <= today ? here : inYear(present - 1);
}

/** @param offset 0 for this week, 1 for the next, -1 for the last */
export function relativePeriod(unit: Unit, offset: number, today: Day): Period {
  const year = yearOf(today);
  const month = Number(today.slice(5, 7));
  switch (unit) {
    case 'week':
      return weekAround(addDays(today, 7 * offset));
    case 'month':
      return monthOf(year, month + offset);
    case 'quarter': {
      const first = Math.floor((month - 1) / 3) * 3 + 1 + 3 * offset;
      return { from: monthOf(year, first).from, to: monthOf(year, first + 2).to };
    }
    case 'year':
      return yearPeriod(year + offset);
  }
}
