import { formatToParts, IntlMessageFormat, type Formatters } from 'intl-messageformat';
import { LRUCache } from 'lru-cache';
import type { Fact, Facts } from '../workflow/kernel/facts.ts';
import type { Words } from '../workflow/programme/definition.ts';
import { daysText, numberFormat, pluralRules } from './intl-formats.ts';
import { DEFAULT_LANGUAGE, messagesOf, type MessageKey } from './languages.ts';
import { factNames, type Elements } from './message-elements.ts';
import { rangeName, withRanges } from './day-ranges.ts';

/**
 * Value of a fact that is empty or missing. Messages select on it: `{reason, select, _ {} other {:
 * {reason}}}`. User input can never equal it, since it is escaped.
 */
const NONE = '_';

export interface LocaleSettings {
  /** A tag of `LANGUAGES`; a message missing in its file falls back to English. */
  readonly language: string;
  /** Locale for numbers and plurals. */
  readonly locale: string;
  /** Applied to each message when it is parsed; the same for all locales of a language. */
  readonly transform?: (elements: Elements) => Elements;
}

interface Message {
  readonly elements: Elements;
  readonly names: readonly string[];
  /** Names of the first and the last day of each range. */
  readonly ranges: readonly (readonly [string, string])[];
}

/** Parsed messages by language and key; the limit is enough for ten languages. */
const parsed = new LRUCache<string, Message>({ max: 10_000 });

/** Bounded caches instead of the library's unbounded ones; our messages use no styles. */
const formatters: Formatters = {
  getNumberFormat: (locale, style) =>
    style === undefined ? numberFormat(String(locale)) : new Intl.NumberFormat(locale, style),
  getPluralRules: (locale, { type = 'cardinal' } = {}) => pluralRules(String(locale), type),
  getDateTimeFormat: (locale, style) => new Intl.DateTimeFormat(locale, style),
};

/**
 * Formats a message with its facts.
 * @param programmeWords facts that every message can name, in all languages
 */
export function formatMessage(
  settings: LocaleSettings,
  key: MessageKey,
  facts: Facts,
  words: (fact: Fact) => string,
  programmeWords: Readonly<Record<string, Words>>,
): string {
  const { elements, names, ranges } = messageOf(settings, key);
  const values: Record<string, string | number> = {};
  for (const name of names) {
    const word = programmeWords[name];
    const fact = word?.[settings.language] ?? word?.[DEFAULT_LANGUAGE] ?? facts[name];
    values[name] = valueOf(fact, words);
  }
  for (const [from, to] of ranges)
    values[rangeName(from, to)] =
      rangeOf(settings.locale, facts[from], facts[to]) ?? `${values[from]} – ${values[to]}`;
  const { formats } = IntlMessageFormat;
  let text = '';
  for (const { value } of formatToParts(elements, settings.locale, formatters, formats, values))
    text += String(value);
  return text;
}

function messageOf(
  { language, locale, transform = (same) => same }: LocaleSettings,
  key: MessageKey,
): Message {
  const id = `${language} ${key}`;
  const known = parsed.get(id);
  if (known !== undefined) return known;
  const source = messagesOf(language)[key] ?? messagesOf(DEFAULT_LANGUAGE)[key] ?? key;
  const options = { ignoreTag: true };
  const read = new IntlMessageFormat(source, locale, undefined, options).getAst();
  const ranges: [string, string][] = [];
  const elements = transform(withRanges(read, ranges));
  const message = { elements, names: factNames(read), ranges };
  parsed.set(id, message);
  return message;
}

/** A range of days as the locale writes it; undefined for other facts. */
function rangeOf(locale: string, from?: Fact, to?: Fact): string | undefined {
  return isDay(from) && isDay(to) ? daysText(locale, from.value, to.value) : undefined;
}

type DayFact = Extract<Fact, { readonly as: 'day' }>;

const isDay = (fact: Fact | undefined): fact is DayFact =>
  typeof fact === 'object' && fact.as === 'day';

/** Numbers stay numbers, for plurals. */
function valueOf(fact: Fact | undefined, words: (fact: Fact) => string): string | number {
  if (fact === undefined || fact === '') return NONE;
  return typeof fact === 'number' ? fact : words(fact);
}
