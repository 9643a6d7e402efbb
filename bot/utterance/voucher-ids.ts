import type { Programme } from '../../workflow/programme/definition.ts';
import { voucherIdFrom, withPlainHyphens } from '../../workflow/programme/voucher-id.ts';

/** Voucher IDs in a text, upper case, each once, in their order. */
export interface FoundIds {
  /** Look like one by the programme's pattern, or stand after a label such as "Voucher ID". */
  readonly certain: readonly string[];
  /** Those of the certain ones that stand after a label. */
  readonly labelled: readonly string[];
  /** Words that a field would accept: IDs only if the tenant knows them. */
  readonly possible: readonly string[];
  /** The text without the certain ones. */
  readonly rest: string;
}

/** IDs of one text; nobody takes a step for more vouchers at once. */
const MAX_CERTAIN = 50;

/** Words of a text that are looked up in the store. */
const MAX_POSSIBLE = 3;

/** Longer texts name an ID by its look or its label; looking up every word would be guesswork. */
const MAX_WORDS = 12;

export type FindIds = (text: string) => FoundIds;

/** Prepares the programme's patterns once; `isWord` tells a word of the language from an ID. */
export function idFinder(
  { voucherId, offers }: Pick<Programme, 'voucherId' | 'offers'>,
  isWord: (word: string) => boolean,
): FindIds {
  const finds = new RegExp(voucherId.finds, 'gu');
  const accepts = new RegExp(voucherId.accepts, 'u');
  const offerCodes = new Set(offers.map(({ code }) => voucherIdFrom(code)));
  const labels = voucherId.labels.map(escaped).join('|');
  // "Voucher ID: AB12CD", "Gutschein-ID lautet ABCD-1234", "voucher #AB12CD"
  const labelled = new RegExp(
    `(?<![\\p{L}\\p{N}])(?:${labels})(?:\\s{0,5}[:#=|–-]\\s{0,5}|\\s{1,5})(?:(?:is|ist|lautet)\\s{1,5})?(?<id>[\\p{L}\\p{N}-]{1,64})(?![\\p{L}\\p{N}-])`,
    'giu',
  );

  return (typed) => {
    const text = withPlainHyphens(typed);
    const certain = new Set<string>();
    const add = (id: string) => {
      if (certain.size < MAX_CERTAIN && accepts.test(id) && !offerCodes.has(id)) certain.add(id);
    };
    for (const match of text.matchAll(labelled)) {
      const id = match.groups?.id ?? '';
      if (/\d/u.test(id) || (id === id.toUpperCase() && !isWord(id))) add(voucherIdFrom(id));
    }
    const labelledIds = [...certain];
    for (const [id] of text.matchAll(finds)) add(voucherIdFrom(id));

    const rest = text.replace(/[\p{L}\p{N}][\p{L}\p{N}-]*/gu, (token) =>
      certain.has(voucherIdFrom(token)) ? ' ' : token,
    );
    const tokens = rest.match(/[\p{L}\p{N}][\p{L}\p{N}-]*/gu) ?? [];
    const possible = tokens.length > MAX_WORDS ? [] : tokens.filter((token) => !isWord(token));
    return {
      certain: [...certain],
      labelled: labelledIds,
      possible: [...new Set(possible.map(voucherIdFrom))]
        .filter((id) => accepts.test(id))
        .slice(0, MAX_POSSIBLE),
      rest,
    };
  };
}

/**
 * The vouchers a mail is about: those after a label and others of the same look, so that no phone
 * number or register number of a signature is taken for one; without a label those with letters.
 */
export function mailIds({ certain, labelled }: FoundIds): readonly string[] {
  const looks = new Set(labelled.map(lookOf));
  if (looks.size > 0) return certain.filter((id) => looks.has(lookOf(id)));
  const lettered = certain.filter((id) => /[A-Z]/u.test(id));
  return lettered.length > 0 ? lettered : certain;
}

/** `FBRK-2719` → `A-0`. */
const lookOf = (id: string): string => id.replace(/[A-Z]+/gu, 'A').replace(/\d+/gu, '0');

/** A label as a regular expression that finds it and nothing else. */
function escaped(label: string): string {
  return label.replace(/[$()*+./?[\\\]^{|}]/gu, '\\$&').replace(/\s+/gu, '\\s{1,5}');
}
