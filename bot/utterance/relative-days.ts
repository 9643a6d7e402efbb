import type { ParsedResult } from 'chrono-node';
import { LANGUAGES } from '../../locales/languages.ts';
import { addDays, type Day } from '../../workflow/kernel/day.ts';
import type { Period, Tense } from './calendar-periods.ts';
import { alternatives, anyWord, wholeWord } from './word-lists.ts';

/** Part of a text that names a day by its distance from today, or by the day of the week. */
export interface RelativeDay {
  readonly start: number;
  readonly end: number;
  readonly value: (tense: Tense) => Period | undefined;
}

const weekdays = LANGUAGES.flatMap((language) => {
  const format = new Intl.DateTimeFormat(language, { weekday: 'long', timeZone: 'UTC' });
  return Array.from({ length: 7 }, (_one, at) => format.format(Date.UTC(2020, 0, 6 + at)));
});
/** Only a text with such a word is worth loading the parser for. */
const TRIGGER = new RegExp(
  wholeWord(`(?:${alternatives(weekdays)}s?|${anyWord('understand.date.relative')})`),
  'iu',
);
const WEEKDAY = new RegExp(wholeWord(alternatives(weekdays)), 'iu');
const LAST = new RegExp(wholeWord(anyWord('understand.date.last')), 'iu');
/** "Guten Morgen" names no day. */
const NO_DAY = new RegExp(wholeWord(anyWord('understand.date.no-day')), 'giu');

/** Reads "tomorrow", "next Monday", "in zwei Wochen" with chrono-node, loaded when first needed. */
export async function relativeDays(text: string, today: Day): Promise<readonly RelativeDay[]> {
  const read = text.replace(NO_DAY, (greeting) => ' '.repeat(greeting.length));
  if (!TRIGGER.test(read)) return [];
  const { de, en } = await import('chrono-node');
  // Noon in UTC, so that the zone of the process does not matter.
  const reference = { instant: new Date(`${today}T12:00:00Z`), timezone: 0 };
  const found = [en.GB, de.casual].flatMap((parser) => parser.parse(read, reference));
  return found
    .filter(isDayNamed)
    .sort((one, other) => one.index - other.index || other.text.length - one.text.length)
    .map((result) => ({
      start: result.index,
      end: result.index + result.text.length,
      value: (tense) => periodOf(result, today, tense),
    }));
}

/** Excludes times of day, months, and abbreviations such as "sat", "mo". */
function isDayNamed({ start, text }: ParsedResult): boolean {
  return TRIGGER.test(text) && (start.isCertain('day') || start.isCertain('weekday'));
}

function periodOf({ start, text }: ParsedResult, today: Day, tense: Tense): Period {
  const date = [start.get('year'), start.get('month'), start.get('day')];
  let day = date.map((part) => String(part).padStart(2, '0')).join('-');
  const isBareWeekday = WEEKDAY.test(text) && !start.isCertain('day') && !start.isCertain('month');
  if (isBareWeekday) {
    const isPast = tense === 'past' || LAST.test(text);
    if (isPast && day >= today) day = addDays(day, -7);
    if (!isPast && day < today) day = addDays(day, 7);
  }
  return { from: day, to: day };
}
