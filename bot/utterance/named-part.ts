import { LANGUAGES, messagesOf, type MessageKey } from '../../locales/languages.ts';
import { PARTS, type Part } from '../../workflow/voucher/parts.ts';
import { wordsOf } from './words.ts';

/** The words that name each part, in all languages. */
const phrases: readonly { readonly part: Part; readonly words: string }[] = PARTS.flatMap((part) =>
  LANGUAGES.flatMap((language) =>
    (messagesOf(language)[`understand.part.${part}` as MessageKey] ?? '').split('|'),
  ).map((phrase) => ({ part, words: wordsOf(phrase).join(' ') })),
);

/** The part of a voucher that a text names; undefined for none, or for several. */
export function partNamed(text: string): Part | undefined {
  const words = ` ${wordsOf(text).join(' ')} `;
  const [part, ...others] = new Set(
    phrases.filter((one) => words.includes(` ${one.words} `)).map((one) => one.part),
  );
  return others.length === 0 ? part : undefined;
}
