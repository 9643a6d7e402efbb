import type { CommandName } from '../../cards/kit/command-name.ts';
import { LANGUAGES, messagesOf, type MessageKey } from '../../locales/languages.ts';
import { PhraseBook } from './phrase-book.ts';
import type { Phrase } from './understand.ts';
import { wordsOf } from './words.ts';

/** The words of all languages. */
export interface Vocabulary {
  readonly book: PhraseBook<Phrase>;
  /** "not", "nicht" */
  readonly negations: ReadonlySet<string>;
}

/** Reads the wordings from the locales, where a bar separates them. */
export function readVocabulary(commands: readonly CommandName[]): Vocabulary {
  const wordings = [
    ...commands.map((name) => ({ name, phrases: phrasesOf(`command.${name}.words`) })),
    { name: 'greeting', phrases: phrasesOf('understand.greeting') },
    { name: 'thanks', phrases: phrasesOf('understand.thanks') },
  ] as const;
  return {
    book: new PhraseBook<Phrase>({ wordings, fillers: phrasesOf('understand.fillers') }),
    negations: new Set(phrasesOf('understand.negations').flatMap(wordsOf)),
  };
}

function phrasesOf(key: MessageKey): readonly string[] {
  return LANGUAGES.flatMap((language) => (messagesOf(language)[key] ?? '').split('|'))
    .map((phrase) => phrase.trim())
    .filter((phrase) => phrase !== '');
}
