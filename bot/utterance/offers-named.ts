import type { Programme } from '../../workflow/programme/definition.ts';
import { alternatives, wholeWord } from './word-lists.ts';
import { tokensOf, type Span } from './tokens.ts';
import { wordsOf } from './words.ts';

/** An offer by its code or name, or an engagement by the words of its name. */
export interface OfferNamed extends Span {
  readonly offer?: string;
  readonly engagement?: string;
}

/** Minimum weight of an engagement's match: a word weighs 1 / engagements with that word. */
const WEIGHT_MIN = 0.5;

/** Words of this length or less, such as "and", do not count. */
const SHORTEST = 3;

/** Factor by which the best match must outweigh the next. */
const MARGIN = 1.5;

export function offersIn(
  text: string,
  { offers }: Pick<Programme, 'offers'>,
  isWord: (word: string) => boolean,
): readonly OfferNamed[] {
  const codes = new RegExp(
    wholeWord(
      `(${alternatives(offers.flatMap(({ code, name }) => [code, ...Object.values(name)]))})`,
    ),
    'giu',
  );
  const named = text
    .matchAll(codes)
    .toArray()
    .map(({ 0: typed, index }) => ({
      start: index,
      end: index + typed.length,
      offer: offers.find(({ code, name }) =>
        [code, ...Object.values(name)].some(
          (one) => wordsOf(one).join(' ') === wordsOf(typed).join(' '),
        ),
      )?.code,
    }));
  const blanked = named.reduce(
    (rest, { start, end }) => rest.slice(0, start) + ' '.repeat(end - start) + rest.slice(end),
    text,
  );
  const engagement = engagementIn(blanked, offers, isWord);
  return engagement === undefined ? named : [...named, engagement];
}

/** The engagement whose name shares the rarest words with the text, in any language. */
export function engagementIn(
  text: string,
  offers: Programme['offers'],
  isWord: (word: string) => boolean = () => false,
): (Span & { readonly engagement: string }) | undefined {
  const engagements = offers
    .flatMap((offer) => offer.engagements)
    .map(({ code, name }) => ({
      code,
      words: new Set([code, ...Object.values(name)].flatMap(wordsOf)),
    }));
  const tokens = tokensOf(text).filter(({ word }) => word !== '');
  const weight = (word: string): number =>
    1 / engagements.filter(({ words }) => words.has(word)).length;
  const [first, second] = engagements
    .map(({ code, words }) => {
      const said = tokens.filter(({ word }) => words.has(word) && word.length > SHORTEST);
      // "project" alone is a word of other sentences too.
      const isNamed = said.length > 1 || said.some(({ word }) => !isWord(word));
      const sum = [...new Set(said.map(({ word }) => word))].reduce(
        (all, word) => all + weight(word),
        0,
      );
      return { code, said, weight: isNamed ? sum : 0 };
    })
    .sort((one, other) => other.weight - one.weight);
  if (!first || first.weight < WEIGHT_MIN || first.weight < MARGIN * (second?.weight ?? 0))
    return undefined;
  const [from, to] = [first.said[0], first.said.at(-1)];
  if (from === undefined || to === undefined) return undefined;
  return { engagement: first.code, start: from.start, end: to.end };
}
