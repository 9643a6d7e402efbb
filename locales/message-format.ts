import { IntlMessageFormat } from 'intl-messageformat';
import type { Fact, Facts } from '../workflow/facts.ts';
import { DEFAULT_LANGUAGE, messagesOf, type MessageKey, type Messages } from './languages.ts';
import { argumentNames } from './message-arguments.ts';

/**
 * Stands for a fact that there is none of: empty, or not handed in. Messages select on it, as in
 * `{reason, select, _ {} other {: {reason}}}`; typed text can never read so, as it is escaped.
 */
const NONE = '_';

type Format = (key: MessageKey, facts: Facts, words: (fact: Fact) => string) => string;

const formats = new Map<string, Format>();

/**
 * Says messages of one language, each compiled when first needed and kept. A message the language
 * does not have is said in English.
 */
export function messagesFor(language: string, locale: string, own?: Messages): Format {
  if (own) return compiled(locale, own);
  const id = `${language} ${locale}`;
  const known = formats.get(id);
  if (known) return known;
  const format = compiled(locale, messagesOf(language));
  formats.set(id, format);
  return format;
}

function compiled(locale: string, messages: Messages): Format {
  const kept = new Map<MessageKey, { format: IntlMessageFormat; names: readonly string[] }>();
  return (key, facts, words) => {
    let message = kept.get(key);
    if (!message) {
      const source = messages[key] ?? messagesOf(DEFAULT_LANGUAGE)[key] ?? key;
      const format = new IntlMessageFormat(source, locale, undefined, { ignoreTag: true });
      message = { format, names: argumentNames(format.getAst()) };
      kept.set(key, message);
    }
    const values: Record<string, string | number> = {};
    for (const name of message.names) values[name] = valueOf(facts[name], words);
    return String(message.format.format(values));
  };
}

/** Numbers stay numbers, for plurals. */
function valueOf(fact: Fact | undefined, words: (fact: Fact) => string): string | number {
  if (fact === undefined || fact === '') return NONE;
  return typeof fact === 'number' ? fact : words(fact);
}
