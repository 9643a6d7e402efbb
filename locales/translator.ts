import type { Fact, Facts } from '../workflow/kernel/facts.ts';
import type { Words } from '../workflow/programme/definition.ts';
import { factWords } from './fact-words.ts';
import { resolvedLocale } from './intl-formats.ts';
import { formatMessage, type LocaleSettings } from './message-format.ts';
import { DEFAULT_LANGUAGE, languageFor, type MessageKey } from './languages.ts';
import type { Names } from './names.ts';
import { markdownSafe, plainSafe } from './neutral-text.ts';

export { LANGUAGES, languageFor, type MessageKey } from './languages.ts';

/** Formats everything a person reads, in one language. */
export interface Translator {
  /** A tag of `LANGUAGES`: which file the words come from. */
  readonly language: string;
  /** For dates, numbers and money: the language, or the reader's regional variant of it. */
  readonly locale: string;
  /** IANA name of the reader's time zone. */
  readonly timeZone: string;
  /** For places that render Markdown; text that somebody typed is neutralised. */
  text(key: MessageKey, facts?: Facts): string;
  /** For places that do not render Markdown: titles of buttons, labels, placeholders. */
  plain(key: MessageKey, facts?: Facts): string;
  /** One fact in words, Markdown-safe. */
  fact(fact: Fact): string;
  /** One fact in words, for places that do not render Markdown. */
  plainFact(fact: Fact): string;
  /** What a programme definition says itself, e.g. its name; Markdown-safe. */
  words(words: Words): string;
}

/** The translator for a language or a locale: `de`, or `de-AT` for German words and Austrian dates. */
export function translatorFor(locale: string, names: Names): Translator {
  const language = languageFor(locale);
  return translatorOf({ language, locale: regionalOf(language, locale) }, names);
}

/** A translator with its own settings, e.g. for the pseudo-language that finds hard-coded text. */
export function translatorOf(settings: LocaleSettings, names: Names): Translator {
  const { language, locale } = settings;
  const t = (neutral: (text: string) => string) => {
    const fact = (one: Fact): string =>
      factWords(one, { language, locale, names, neutral, message });
    const message = (key: MessageKey, facts: Facts = {}): string =>
      formatMessage(settings, key, facts, fact);
    return { message, fact };
  };
  const markdown = t(markdownSafe);
  const plain = t(plainSafe);
  return {
    language,
    locale,
    timeZone: names.timeZone ?? 'UTC',
    text: markdown.message,
    fact: markdown.fact,
    plain: plain.message,
    plainFact: plain.fact,
    words: (words) => markdownSafe(words[language] ?? words[DEFAULT_LANGUAGE] ?? ''),
  };
}

/** Only the region is taken of a client's locale, and only one that the platform has data for. */
function regionalOf(language: string, locale: string): string {
  if (!locale.toLowerCase().startsWith(`${language.toLowerCase()}-`)) return language;
  const region = /^-([a-z]{2})(?:-|$)/iu.exec(locale.slice(language.length))?.[1];
  return region === undefined ? language : resolvedLocale(`${language}-${region.toUpperCase()}`);
}
