import type { CommandName } from '../../cards/kit/command-name.ts';
import { LANGUAGES, messagesOf, type MessageKey } from '../../locales/languages.ts';
import { PhraseBook } from './phrase-book.ts';
import type { Book, Phrase } from './understand.ts';
import { wordsOf } from './words.ts';

/** The words of all languages, each language apart. */
export interface Vocabulary {
  readonly books: readonly Book[];
  /** "not", "nicht" */
  readonly negations: ReadonlySet<string>;
  /** True for a word of any language; false e.g. for a voucher ID or a name. */
  readonly isWord: (word: string) => boolean;
}

/** Reads the wordings from the locales, where a bar separates them. */
export function readVocabulary(commands: readonly CommandName[]): Vocabulary {
  const books = LANGUAGES.map((language) => ({
    language,
    book: bookOf(language, commands),
    someone: messagesOf(language)['understand.someone'] ?? '',
  }));
  return {
    books,
    negations: new Set(
      LANGUAGES.flatMap((one) => phrasesOf(one, 'understand.negations')).flatMap(wordsOf),
    ),
    isWord: (word) => books.some(({ book }) => book.isWord(word)),
  };
}

function bookOf(language: string, commands: readonly CommandName[]): PhraseBook<Phrase> {
  const wordings = [
    ...commands.map((name) => ({ name, phrases: phrasesOf(language, `command.${name}.words`) })),
    { name: 'greeting', phrases: phrasesOf(language, 'understand.greeting') },
    { name: 'thanks', phrases: phrasesOf(language, 'understand.thanks') },
  ] as const;
  return new PhraseBook<Phrase>({ wordings, fillers: phrasesOf(language, 'understand.fillers') });
}

function phrasesOf(language: string, key: MessageKey): readonly string[] {
  return (messagesOf(language)[key] ?? '')
    .split('|')
    .map((phrase) => phrase.trim())
    .filter((phrase) => phrase !== '');
}
