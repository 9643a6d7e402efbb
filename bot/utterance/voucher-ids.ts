import type { Programme } from '../../workflow/programme/definition.ts';
import {
  acceptedIds,
  canBeStoredId,
  voucherIdFrom,
  withPlainHyphens,
} from '../../workflow/programme/voucher-id.ts';

/** Voucher IDs in a text, upper case, each once, in order. */
export interface FoundIds {
  /** They match the programme's pattern, or follow a label such as "Voucher ID". */
  readonly certain: readonly string[];
  /** Certain ones that follow a label. */
  readonly labelled: readonly string[];
  /** Words that can be IDs of stored vouchers: IDs only if the tenant has such a voucher. */
  readonly possible: readonly string[];
  /** Possible ones that follow a label but do not match the present programme's pattern. */
  readonly former: readonly string[];
  /** The text without the certain ones. */
  readonly rest: string;
}

/** Maximum number of IDs in one text. */
const MAX_CERTAIN = 50;

/** Maximum number of words looked up in the store. */
const MAX_POSSIBLE = 3;

/** Maximum number of words in a text whose words are looked up as IDs. */
const MAX_WORDS = 12;

export type FindIds = (text: string) => FoundIds;

/** Compiles the programme's patterns once. @param isWord true for a word of the language */
export function idFinder(
  { voucherId, offers }: Pick<Programme, 'voucherId' | 'offers'>,
  isWord: (word: string) => boolean,
): FindIds {
  const finds = new RegExp(voucherId.finds, 'gu');
  const accepts = acceptedIds({ voucherId });
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
    const former = new Set<string>();
    const add = (id: string) => {
      if (offerCodes.has(id)) return;
      if (!accepts.test(id)) former.add(id);
      else if (certain.size < MAX_CERTAIN) certain.add(id);
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
    const words = tokens.length > MAX_WORDS ? [] : tokens.filter((token) => !isWord(token));
    const canBeStored = (id: string): boolean => canBeStoredId(id, accepts);
    const formerIds = [...former].filter(canBeStored);
    return {
      certain: [...certain],
      labelled: labelledIds,
      possible: [...new Set([...formerIds, ...words.map(voucherIdFrom)])]
        .filter(canBeStored)
        .slice(0, MAX_POSSIBLE),
      former: formerIds,
      rest,
    };
  };
}

/**
 * Vouchers that a mail is about: labelled IDs and others of the same pattern, which excludes phone
 * and register numbers in a signature. Without a label, IDs with letters are preferred.
 */
export function mailIds({ certain, labelled }: FoundIds): readonly string[] {
  const looks = new Set(labelled.map(lookOf));
  if (looks.size > 0) return certain.filter((id) => looks.has(lookOf(id)));
  const lettered = certain.filter((id) => /[A-Z]/u.test(id));
  return lettered.length > 0 ? lettered : certain;
}

/** `FBRK-2719` → `A-0`. */
const lookOf = (id: string): string => id.replace(/[A-Z]+/gu, 'A').replace(/\d+/gu, '0');

/** Regular expression that matches the label literally, with any white space. */
function escaped(label: string): string {
  return label.replace(/[$()*+./?[\\\]^{|}]/gu, '\\$&').replace(/\s+/gu, '\\s{1,5}');
}
