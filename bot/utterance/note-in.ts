import { LANGUAGES, messagesOf } from '../../locales/languages.ts';
import { voucherIdFrom, withPlainHyphens } from '../../workflow/programme/voucher-id.ts';

/** The words with which a sentence begins a note, in all languages, the longest first. */
const BEGINNINGS = LANGUAGES.flatMap((language) =>
  (messagesOf(language)['understand.note'] ?? '').split('|'),
)
  .filter((phrase) => phrase !== '')
  .sort((a, b) => b.length - a.length);

const BEGINS = new RegExp(
  `^(?:${BEGINNINGS.join('|').replaceAll(' ', '\\s+')})(?![\\p{L}\\p{N}])`,
  'iu',
);

/** Between voucher IDs, and between them and the note. */
const SEPARATOR = /^(?:[\s,;:&+–—-]+|(?:and|und)\s)+/iu;

/**
 * Voucher IDs and text of a sentence such as "note ABCD-1234: the customer is on holiday". Undefined
 * for a sentence that begins otherwise, or names its voucher later.
 * @param known the IDs in the text
 */
export function noteIn(
  text: string,
  known: readonly string[],
): { readonly ids: readonly string[]; readonly note: string } | undefined {
  const begun = BEGINS.exec(text.trimStart());
  if (begun === null) return undefined;
  let rest = text.trimStart().slice(begun[0].length).replace(SEPARATOR, '');
  const ids = new Set<string>();
  for (let at = idAtStart(rest, known); at !== undefined; at = idAtStart(rest, known)) {
    ids.add(at.id);
    rest = rest.slice(at.length).replace(SEPARATOR, '');
  }
  return ids.size === 0 ? undefined : { ids: [...ids], note: rest.trim() };
}

function idAtStart(
  text: string,
  known: readonly string[],
): { readonly id: string; readonly length: number } | undefined {
  const [token = ''] = /^[\p{L}\p{N}][\p{L}\p{N}\p{Pd}]*/u.exec(text) ?? [];
  const id = voucherIdFrom(withPlainHyphens(token));
  return known.includes(id) ? { id, length: token.length } : undefined;
}
