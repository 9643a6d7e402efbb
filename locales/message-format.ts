import { IntlMessageFormat } from 'intl-messageformat';
import { LRUCache } from 'lru-cache';
import type { Fact, Facts } from '../workflow/kernel/facts.ts';
import { DEFAULT_LANGUAGE, messagesOf, type MessageKey } from './languages.ts';
import { factNames, isText, type Elements } from './message-elements.ts';
import { plainSayer, type Say } from './plain-message.ts';

/**
 * Stands for a fact that there is none of: empty, or not handed in. Messages select on it, as in
 * `{reason, select, _ {} other {: {reason}}}`; typed text can never read so, as it is escaped.
 */
const NONE = '_';

type Format = (key: MessageKey, facts: Facts, words: (fact: Fact) => string) => string;

export interface Tongue {
  /** A tag of `LANGUAGES`: whose file; a message it does not have is said in English. */
  readonly language: string;
  /** For numbers and plurals. */
  readonly locale: string;
  /** Changes each message before it is compiled. */
  readonly transform?: (elements: Elements) => Elements;
}

const formats = new Map<string, Format>();

/** Says the messages of one language, each compiled when first needed and kept. */
export function messagesFor(tongue: Tongue): Format {
  const id = `${tongue.language} ${tongue.locale}`;
  const known = formats.get(id);
  if (known) return known;
  const format = compiled(tongue);
  formats.set(id, format);
  return format;
}

function compiled({ language, locale, transform = (same) => same }: Tongue): Format {
  const messages = messagesOf(language);
  const kept = new Map<MessageKey, { readonly say: Say; readonly names: readonly string[] }>();
  const compile = (key: MessageKey) => {
    const source = messages[key] ?? messagesOf(DEFAULT_LANGUAGE)[key] ?? key;
    const options = { ignoreTag: true };
    const elements = new IntlMessageFormat(source, locale, undefined, options).getAst();
    const format = new IntlMessageFormat(transform(elements), locale, undefined, options);
    const message = { say: sayer(format), names: factNames(elements) };
    kept.set(key, message);
    return message;
  };
  return (key, facts, words) => {
    const message = kept.get(key) ?? compile(key);
    const values: Record<string, string | number> = {};
    for (const name of message.names) values[name] = valueOf(facts[name], words);
    return message.say(values);
  };
}

/** Many messages are one text, whatever the values. */
function sayer(format: IntlMessageFormat): Say {
  const elements = format.getAst();
  if (!elements.every(isText)) return plainSayer(elements) ?? librarySayer(format);
  const text = String(format.format());
  return () => text;
}

/** Enough for every number of days that a voucher can have left. */
const VALUES_KEPT = 500;

/** The library's words for the same values are kept: plurals are mostly of the same few numbers. */
function librarySayer(format: IntlMessageFormat): Say {
  const said = new LRUCache<string, string>({ max: VALUES_KEPT });
  return (values) => {
    const id = JSON.stringify(Object.values(values));
    const known = said.get(id);
    if (known !== undefined) return known;
    const words = String(format.format({ ...values }));
    said.set(id, words);
    return words;
  };
}

/** Numbers stay numbers, for plurals. */
function valueOf(fact: Fact | undefined, words: (fact: Fact) => string): string | number {
  if (fact === undefined || fact === '') return NONE;
  return typeof fact === 'number' ? fact : words(fact);
}
