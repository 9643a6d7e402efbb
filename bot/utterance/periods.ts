import { isDay, type Day } from '../../workflow/kernel/day.ts';
import {
  monthOf,
  nearest,
  nearestMonth,
  relativePeriod,
  weekPeriod,
  yearPeriod,
  type Period,
  type Tense,
  type Unit,
} from './calendar-periods.ts';
import { MONTH_NAMES, monthNamed } from './month-names.ts';
import { relativeDays } from './relative-days.ts';
import { alternatives, anyWord, wholeWord } from './word-lists.ts';

/** Part of a text that names a period. */
export interface PeriodNamed {
  readonly start: number;
  readonly end: number;
  /** A day or month without a year is the nearest one in the future, or in the past. */
  readonly value: (tense: Tense) => Period | undefined;
  /** Both ends are named. */
  readonly isRange?: boolean;
  /** Where "until", "since" before it begin. */
  readonly withWord?: number;
}

interface Rule {
  readonly pattern: RegExp;
  readonly isRange?: boolean;
  readonly value: (match: readonly string[], today: Day, tense: Tense) => Period | undefined;
}

const month = alternatives([...new Set([...MONTH_NAMES, 'Maerz', 'Sept'])].sort(longestFirst));
/** Names of months that are words as well: only with a number or a preposition. */
const AMBIGUOUS: ReadonlySet<string> = new Set(['March', 'März', 'Sept']);
const longMonth = alternatives(
  [...new Set(MONTH_NAMES)]
    .filter((name) => name.length > 3 && !AMBIGUOUS.has(name))
    .sort(longestFirst),
);
const year = String.raw`(?:,?\s{0,2}(\d{4}))?(?!\d)`;
const to = String.raw`\s{0,3}(?:[-–—]|${anyWord('understand.date.to')})\s{0,3}`;
const ordinal = String.raw`(?:st|nd|rd|th|\.)?`;
const unit = String.raw`(${anyWord('understand.date.week')}|${anyWord('understand.date.month')}|${anyWord('understand.date.quarter')}|${anyWord('understand.date.year')})`;
const which = {
  this: anyWord('understand.date.this'),
  next: anyWord('understand.date.next'),
  last: anyWord('understand.date.last'),
} as const;

/** In this order; a later rule does not read what an earlier one has read. */
const RULES: readonly Rule[] = [
  rule(String.raw`(\d{4}-\d{2}-\d{2})(?!\d)`, ([day = '']) => oneDay(day)),
  // "7.–11. Dezember", "14-18 dec", "14.-18.12."
  rule(
    String.raw`(\d{1,2})${ordinal}${to}(\d{1,2})(?!\d)${ordinal}\s{0,3}(?:(${month})\.?(?!\p{L})|(?<=[.\s])(\d{1,2})(?:\.|(?!\d)))${year}`,
    ([first, last, name, number, inYear], today, tense) => {
      const to = dayNamed(last, name ?? number, inYear, today, tense);
      return to === undefined ? undefined : { from: dayBefore(first, to), to };
    },
    true,
  ),
  // "between 7 and 11 December"
  rule(
    String.raw`${anyWord('understand.date.between')}\s{1,3}(\d{1,2})${ordinal}\s{0,3}${anyWord('understand.date.and')}\s{0,3}(\d{1,2})(?!\d)${ordinal}\s{0,3}(?:(${month})\.?(?!\p{L})|(?<=[.\s])(\d{1,2})(?:\.|(?!\d)))${year}`,
    ([first, last, name, number, inYear], today, tense) => {
      const to = dayNamed(last, name ?? number, inYear, today, tense);
      return to === undefined ? undefined : { from: dayBefore(first, to), to };
    },
    true,
  ),
  // "December 7-11"
  rule(
    String.raw`(${month})\.?\s{1,2}(\d{1,2})${ordinal}${to}(\d{1,2})${ordinal}(?![\d.])${year}`,
    ([name, first, last, inYear], today, tense) => {
      const to = dayNamed(last, name, inYear, today, tense);
      return to === undefined ? undefined : { from: dayBefore(first, to), to };
    },
    true,
  ),
  rule(String.raw`(\d{1,2})\.\s?(\d{1,2})\.(?:\s?(\d{4}|\d{2})(?![\d.]))?`, dayOfMonth),
  rule(String.raw`(\d{1,2})/(\d{1,2})/(\d{4})(?!\d)`, ([one, other, inYear], today, tense) =>
    // `05/06/2027` means different days in different countries.
    Number(one) > 12 || one === other
      ? dayOfMonth([one ?? '', other ?? '', inYear ?? ''], today, tense)
      : Number(other) > 12
        ? dayOfMonth([other ?? '', one ?? '', inYear ?? ''], today, tense)
        : undefined,
  ),
  rule(String.raw`(\d{1,2})${ordinal}[\s-]{0,3}(?:of\s)?(${month})\.?(?!\p{L})${year}`, dayOfMonth),
  rule(
    String.raw`(${month})\.?\s{1,2}(\d{1,2})(?:st|nd|rd|th)?(?!\p{L})(?:,?\s{1,2}(\d{4}))?(?!\d|\.\d|,\s{0,2}\d)`,
    ([name = '', day = '', inYear = ''], today, tense) =>
      dayOfMonth([day, name, inYear], today, tense),
  ),
  rule(
    String.raw`${anyWord('understand.date.week')}\s{0,2}(\d{1,2})(?!\d)(?:\s{0,2}/?\s{0,2}(\d{4}))?`,
    ([week, inYear], today, tense) => weekPeriod(Number(week), yearFrom(inYear), today, tense),
  ),
  rule(
    String.raw`(?:${anyWord('understand.date.quarter')}\s{0,2}([1-4])|q([1-4])|([1-4])\.\s?${anyWord('understand.date.quarter')})(?!\d)${year}`,
    ([one, two, three, inYear], today, tense) => {
      const first = (Number(one ?? two ?? three) - 1) * 3 + 1;
      const inside = yearFrom(inYear) ?? nearestMonth(first, today, tense);
      return { from: monthOf(inside, first).from, to: monthOf(inside, first + 2).to };
    },
  ),
  rule(
    String.raw`${anyWord('understand.date.week-of')}\s{1,3}(${month})\.?(?!\p{L})${year}`,
    ([name, inYear], today, tense) => {
      const end = monthPeriod(name, inYear, today, tense)?.to;
      return end === undefined ? undefined : relativePeriod('week', 0, end);
    },
  ),
  ...(['this', 'next', 'last'] as const).map((name, index) =>
    rule(String.raw`${which[name]}\s{1,3}${unit}`, ([of = ''], today) =>
      relativePeriod(unitOf(of), [0, 1, -1][index] ?? 0, today),
    ),
  ),
  rule(
    String.raw`(?:(${anyWord('understand.date.end')})|${anyWord('understand.date.start')})\s{1,3}(?:(${month})\.?(?!\p{L})${year}|${which.this}?\s{0,3}${unit})`,
    ([isEnd, name, inYear, of = ''], today, tense) => {
      const whole =
        name === undefined
          ? relativePeriod(unitOf(of), 0, today)
          : monthPeriod(name, inYear, today, tense);
      const day = isEnd === undefined ? whole?.from : whole?.to;
      return day === undefined ? undefined : { from: day, to: day };
    },
  ),
  rule(
    String.raw`(?:(?<=(?<!\p{L})${anyWord('understand.date.in')}\s{1,3})(${month})\.?(?!\p{L})|(${longMonth})(?!\p{L}))${year}`,
    ([short, long, inYear], today, tense) => monthPeriod(short ?? long, inYear, today, tense),
  ),
  rule(anyWord('understand.date.christmas'), (_match, today, tense) =>
    oneDay(nearest(12, 24, today, tense)),
  ),
  rule(anyWord('understand.date.new-year'), (_match, today, tense) =>
    oneDay(nearest(1, 1, today, tense)),
  ),
  rule(String.raw`(20[1-4]\d)(?![\d.,-]|\s?(?:${anyWord('understand.currency')}))`, ([number]) =>
    yearPeriod(Number(number)),
  ),
];

/** Periods in the text, in order; ranges and `until`, `since` included. */
export async function periodsIn(text: string, today: Day): Promise<readonly PeriodNamed[]> {
  const found: PeriodNamed[] = [];
  const isFree = (start: number, end: number): boolean =>
    found.every((one) => end <= one.start || start >= one.end);
  for (const { isRange, pattern, value } of RULES)
    for (const match of text.matchAll(pattern)) {
      const [whole, ...groups] = match;
      const { index } = match;
      const end = index + whole.trimEnd().length;
      const values = (tense: Tense): Period | undefined => value(groups, today, tense);
      if (isFree(index, end) && values('future'))
        found.push({ start: index, end, value: values, isRange });
    }
  for (const one of await relativeDays(text, today))
    if (isFree(one.start, one.end)) found.push(one);
  found.sort((one, other) => one.start - other.start);
  return joined(found, text).map((one) => directed(one, text, today));
}

const BETWEEN = new RegExp(
  String.raw`^\s{0,3}(?:[-–—]|${anyWord('understand.date.to', 'understand.date.and')})\s{0,3}(?:(?:the|zum|dem|den|am|on)\s{1,3})?$`,
  'iu',
);

/** Two periods with "to" between them are one. */
function joined(found: readonly PeriodNamed[], text: string): readonly PeriodNamed[] {
  const all: PeriodNamed[] = [];
  for (const one of found) {
    const before = all.at(-1);
    if (before === undefined || !BETWEEN.test(text.slice(before.end, one.start))) {
      all.push(one);
      continue;
    }
    all.pop();
    all.push({
      start: before.start,
      end: one.end,
      isRange: true,
      value(tense) {
        const [first, last] = [before.value(tense), one.value(tense)];
        if (first?.from === undefined || last?.to === undefined) return first ?? last;
        // "21 Dec to 4 Jan" ends in the next year.
        const to = last.to >= first.from ? last.to : one.value('future')?.to;
        return to !== undefined && to >= first.from ? { from: first.from, to } : last;
      },
    });
  }
  return all;
}

const the = String.raw`\s{1,3}(?:(?:the|zum|dem|den|on|am|at|spätestens)\s{1,3}){0,2}$`;
const UNTIL = new RegExp(String.raw`(?<!\p{L})${anyWord('understand.date.until')}${the}`, 'iu');
const SINCE = new RegExp(String.raw`(?<!\p{L})${anyWord('understand.date.since')}${the}`, 'iu');
const BEGINS = new RegExp(String.raw`^\s{1,3}${anyWord('understand.date.begins')}(?!\p{L})`, 'iu');

/** "until Friday" has no beginning, "from May on" no end; a range keeps both. */
function directed(one: PeriodNamed, text: string, today: Day): PeriodNamed {
  const before = text.slice(Math.max(0, one.start - 40), one.start);
  const [until] = UNTIL.exec(before) ?? [];
  const [since] = SINCE.exec(before) ?? [];
  const withWord = one.start - (until ?? since ?? '').length;
  if (one.isRange) return { ...one, withWord };
  if (until !== undefined)
    return {
      ...one,
      withWord,
      value: (tense) => {
        const { to } = one.value(tense) ?? {};
        return to === undefined ? undefined : { to };
      },
    };
  if (since === undefined && !BEGINS.test(text.slice(one.end))) return one;
  return {
    ...one,
    withWord,
    value: (tense) => {
      const period = one.value(tense) ?? {};
      // "from last quarter" means in it.
      if (period.to !== undefined && period.to < today && since?.startsWith('from')) return period;
      return period.from === undefined ? undefined : { from: period.from };
    },
  };
}

function rule(pattern: string, value: Rule['value'], isRange = false): Rule {
  return { pattern: new RegExp(wholeWordStart(pattern), 'giu'), value, isRange };
}

/** A number or a word begins where no other one ends. */
function wholeWordStart(pattern: string): string {
  const begins = pattern.startsWith('(?:(?<=')
    ? String.raw`(?<![\p{L}\p{N}])`
    : String.raw`(?<![\p{L}\p{N}.,/]|[\p{L}\p{N}]-)`;
  return String.raw`${begins}${pattern}(?!\p{L})`;
}

const oneDay = (day: string): Period | undefined =>
  isDay(day) ? { from: day, to: day } : undefined;

function dayOfMonth(
  [day, monthOrName, inYear]: readonly string[],
  today: Day,
  tense: Tense,
): Period | undefined {
  const found = dayNamed(day, monthOrName, inYear, today, tense);
  return found === undefined ? undefined : { from: found, to: found };
}

function dayNamed(
  day = '',
  monthOrName = '',
  inYear: string | undefined,
  today: Day,
  tense: Tense,
): Day | undefined {
  const month = /^\d/u.test(monthOrName) ? Number(monthOrName) : monthNamed(monthOrName);
  if (month === undefined) return undefined;
  const inside = yearFrom(inYear);
  const found =
    inside === undefined
      ? nearest(month, Number(day), today, tense)
      : `${inside}-${two(month)}-${two(Number(day))}`;
  return isDay(found) ? found : undefined;
}

/** The day of the same month: the first of "7 to 11 December". */
function dayBefore(first = '', to: Day): Day {
  const from = `${to.slice(0, 8)}${two(Number(first))}`;
  return isDay(from) && from <= to ? from : to;
}

function monthPeriod(
  name: string | undefined,
  inYear: string | undefined,
  today: Day,
  tense: Tense,
): Period | undefined {
  const number = monthNamed(name ?? '');
  if (number === undefined) return undefined;
  return monthOf(yearFrom(inYear) ?? nearestMonth(number, today, tense), number);
}

function yearFrom(text: string | undefined): number | undefined {
  if (text === undefined || text === '') return undefined;
  return text.length === 2 ? 2000 + Number(text) : Number(text);
}

const UNITS: readonly (readonly [Unit, RegExp])[] = (
  ['week', 'month', 'quarter', 'year'] as const
).map((name) => [name, new RegExp(`^${wholeWord(anyWord(`understand.date.${name}`))}$`, 'iu')]);

const unitOf = (word: string): Unit => UNITS.find(([, is]) => is.test(word))?.[0] ?? 'week';

const two = (number: number): string => String(number).padStart(2, '0');

function longestFirst(one: string, other: string): number {
  return other.length - one.length;
}
