import type { Fact, Facts } from '../workflow/kernel/facts.ts';
import type { Words } from '../workflow/programme/definition.ts';
import { factWords } from './fact-words.ts';
import { cached, resolvedLocale } from './intl-formats.ts';
import { formatMessage, type LocaleSettings } from './message-format.ts';
import { DEFAULT_LANGUAGE, languageFor, type MessageKey } from './languages.ts';
import { groupMessages } from './group-messages.ts';
import type { Names } from './names.ts';
import { markdownSafe, plainSafe } from './neutral-text.ts';

export { LANGUAGES, languageFor, type MessageKey } from './languages.ts';

/** Formats texts for people in one language. */
export interface Translator {
  /** A tag of `LANGUAGES`: the file of the messages. */
  readonly language: string;
  /** Locale of dates, numbers and money: the language or a regional variant. */
  readonly locale: string;
  /** IANA name. */
  readonly timeZone: string;
  /** For Markdown; user input is escaped. */
  text(key: MessageKey, facts?: Facts): string;
  /** For plain text: button titles, labels, placeholders. */
  plain(key: MessageKey, facts?: Facts): string;
  /** One fact in words, for Markdown. */
  fact(fact: Fact): string;
  /** One fact in words, for plain text. */
  plainFact(fact: Fact): string;
  /** Texts of the programme definition, e.g. its name; for Markdown. */
  words(words: Words): string;
}

const settingsFor = cached((locale: string): LocaleSettings => {
  const language = languageFor(locale);
  return { language, locale: regionalOf(language, locale) };
});

/** Translator for a language or a locale: `de-AT` has German words and Austrian dates. */
export function translatorFor(locale: string, names: Names): Translator {
  return translatorOf(settingsFor(locale), names);
}

/** Translator with other settings, e.g. for the pseudo-language. */
export function translatorOf(settings: LocaleSettings, names: Names): Translator {
  const { language, locale } = settings;
  const { reader } = names;
  const t = (neutral: (text: string) => string) => {
    const message = (key: MessageKey, facts: Facts = {}): string => {
      const shared = reader === undefined ? undefined : groupMessages.get(key);
      const all = shared === undefined || reader === undefined ? facts : { ...facts, reader };
      return formatMessage(settings, shared ?? key, all, fact, names.programme.words);
    };
    const saying = { language, locale, names, neutral, message };
    const fact = (one: Fact): string => factWords(one, saying);
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

/** Uses only the region of a client's locale, if the platform has data for it. */
function regionalOf(language: string, locale: string): string {
  if (!locale.toLowerCase().startsWith(`${language.toLowerCase()}-`)) return language;
  const region = /^-([a-z]{2})(?:-|$)/iu.exec(locale.slice(language.length))?.[1];
  return region === undefined ? language : resolvedLocale(`${language}-${region.toUpperCase()}`);
}
