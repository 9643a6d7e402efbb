import { isDay, type Day } from '../../workflow/kernel/day.ts';
import { wholeDay } from '../utterance/mail-dates.ts';

/** Time of day behind a date, as exports write it. */
const TIME = /[T ]\d{1,2}:\d{2}(?::\d{2}(?:[.,]\d+)?)?(?:\s?[AP]M|Z|[+-]\d{2}:?\d{2})?$/iu;
const WITH_SLASHES = /^(?<first>\d{1,2})\/(?<second>\d{1,2})\/(?<year>\d{4}|\d{2})$/u;
/** Excel's day 1 is 1900-01-01; it counts a day in 1900 that did not exist. */
const EXCEL_EPOCH = Date.UTC(1899, 11, 30);
const DAY_MS = 24 * 60 * 60 * 1000;
/** Serial numbers of 1990 to 2078; other numbers are no dates. */
const EXCEL_DAYS = { first: 32_874, last: 65_380 };

/** No day: the text is none; `isAmbiguous`: the locale does not decide on the month. */
export interface ReadDay {
  readonly day?: Day;
  readonly isAmbiguous?: true;
}

/**
 * Reads a day as ISO, with dots, with slashes in the order of the locale, or with the name of the
 * month. A language without a region does not decide the order: both are common in English.
 */
export function readDay(text: string, locale: string): ReadDay {
  const typed = text.trim().replace(TIME, '');
  const slashes = WITH_SLASHES.exec(typed)?.groups;
  if (slashes === undefined) return { day: wholeDay(typed) };
  const { first = '', second = '', year = '' } = slashes;
  const full = year.length === 2 ? `20${year}` : year;
  const possible = {
    'month-first': iso(full, first, second),
    'day-first': iso(full, second, first),
  };
  const order = orderOf(locale);
  if (order !== undefined) return { day: possible[order] };
  const [one, other] = [possible['month-first'], possible['day-first']];
  const isAmbiguous = one !== undefined && other !== undefined && one !== other;
  return isAmbiguous ? { isAmbiguous } : { day: one ?? other };
}

/** The day of a date cell, or of a number with which a spreadsheet stores one. */
export function dayOfCell(cell: Date | number): Day | undefined {
  if (typeof cell === 'number') {
    const { first, last } = EXCEL_DAYS;
    return first <= cell && cell <= last
      ? dayOfCell(new Date(EXCEL_EPOCH + Math.floor(cell) * DAY_MS))
      : undefined;
  }
  const day = Number.isNaN(cell.getTime()) ? '' : cell.toISOString().slice(0, 10);
  return isDay(day) ? day : undefined;
}

function orderOf(locale: string): 'month-first' | 'day-first' | undefined {
  const { language, region } = new Intl.Locale(locale);
  if (language === 'en' && region === undefined) return undefined;
  const parts = new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'numeric' })
    .formatToParts(0)
    .map(({ type }) => type);
  return parts.indexOf('month') < parts.indexOf('day') ? 'month-first' : 'day-first';
}

function iso(year: string, month: string, day: string): Day | undefined {
  const text = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  return isDay(text) ? text : undefined;
}
