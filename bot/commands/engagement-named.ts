import type { Programme } from '../../workflow/programme/definition.ts';
import { wordsOf } from '../utterance/words.ts';

/** Minimum weight of a match: a word weighs 1 / number of engagements that contain it. */
const WEIGHT_MIN = 0.5;

/** Factor by which the best match must outweigh the next. */
const MARGIN = 1.5;

/** The engagement named in a text, in any language: `eligibility exchange`. */
export function engagementNamed(text: string, { offers }: Programme): string | undefined {
  const engagements = offers
    .flatMap((offer) => offer.engagements)
    .map(({ code, name }) => ({
      code,
      words: new Set([code, ...Object.values(name)].flatMap(wordsOf)),
    }));
  const typedWords = new Set(wordsOf(text));
  const weight = (word: string): number =>
    1 / engagements.filter(({ words }) => words.has(word)).length;
  const [first, second] = engagements
    .map(({ code, words }) => ({
      code,
      weight: [...typedWords]
        .filter((word) => words.has(word))
        .reduce((sum, word) => sum + weight(word), 0),
    }))
    .sort((one, other) => other.weight - one.weight);
  if (!first || first.weight < WEIGHT_MIN || first.weight < MARGIN * (second?.weight ?? 0))
    return undefined;
  return first.code;
}
