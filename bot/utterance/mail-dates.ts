import { isDay, type Day } from '../../workflow/kernel/day.ts';
import { monthNamed } from './month-names.ts';

const PATTERN = [
  String.raw`(?<!\d)(?<isoYear>\d{4})-(?<isoMonth>\d{2})-(?<isoDay>\d{2})(?!\d)`,
  String.raw`(?<!\d)(?<first>\d{1,2})(?<sign>[./])\s?(?<second>\d{1,2})[./]\s?(?<year>\d{4}|\d{2})(?!\d)`,
  String.raw`(?<!\d)(?<day>\d{1,2})(?:st|nd|rd|th|\.)?[\s-]{0,3}(?:of\s)?(?<name>\p{L}{3,12})\.?,?[\s-]{0,3}(?<nameYear>\d{4})(?!\d)`,
  String.raw`(?<!\p{L})(?<usName>\p{L}{3,12})\.?\s{1,3}(?<usDay>\d{1,2})(?:st|nd|rd|th)?,?\s{1,3}(?<usYear>\d{4})(?!\d)`,
].join('|');
const DATE = new RegExp(PATTERN, 'giu');
const WHOLE = new RegExp(`^(?:${PATTERN})$`, 'iu');

export interface NamedDay {
  readonly day: Day;
  readonly index: number;
}

/** Days named in the text; `05/06/2027`, which is ambiguous between countries, is not one. */
export function daysIn(text: string): readonly NamedDay[] {
  return text
    .matchAll(DATE)
    .toArray()
    .flatMap(({ groups = {}, index }) => {
      const day = dayOf(groups);
      return day !== undefined && isDay(day) ? [{ day, index }] : [];
    });
}

/** The day that the text consists of. */
export function wholeDay(text: string): Day | undefined {
  const day = dayOf(WHOLE.exec(text)?.groups ?? {});
  return day !== undefined && isDay(day) ? day : undefined;
}

function dayOf(found: Readonly<Record<string, string | undefined>>): string | undefined {
  const { isoYear, isoMonth, isoDay, first, second, sign, year } = found;
  if (isoYear !== undefined) return iso(isoYear, Number(isoMonth), Number(isoDay));
  if (first !== undefined && second !== undefined) {
    const full = year?.length === 2 ? `20${year}` : (year ?? '');
    return numeric(full, Number(first), Number(second), sign === '.');
  }
  const { day, name, nameYear, usName, usDay, usYear } = found;
  const month = monthNamed(name ?? usName ?? '');
  return month === undefined
    ? undefined
    : iso(nameYear ?? usYear ?? '', month, Number(day ?? usDay));
}

function numeric(year: string, first: number, second: number, isDotted: boolean) {
  if (isDotted || first > 12 || first === second) return iso(year, second, first);
  return second > 12 ? iso(year, first, second) : undefined;
}

function iso(year: string, month: number, day: number): string {
  return `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
}
