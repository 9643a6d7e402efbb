import { wordsUnder } from './word-lists.ts';
import { wordsOf } from './words.ts';

/** Letters that have to remain before an ending. */
const SHORTEST_STEM = 5;

/** Letters of each part of a compound. */
const SHORTEST_PART = 5;

const ENDINGS = wordsUnder('understand.endings').flatMap(wordsOf);
const JOINTS = ['', 's', 'es', 'n', 'en'];

/** The word without its inflection: "reserving", "reserves" and "reserve" are "reserv". */
export function stemOf(word: string): string {
  const ending = ENDINGS.find(
    (one) => word.endsWith(one) && word.length - one.length >= SHORTEST_STEM,
  );
  return ending === undefined ? word : word.slice(0, -ending.length);
}

/** The parts of a German compound, both known: "berichtsabgabe" is "bericht" and "abgabe". */
export function partsOf(
  word: string,
  isKnown: (part: string) => boolean,
): readonly [string, string] | undefined {
  for (let at = SHORTEST_PART; at <= word.length - SHORTEST_PART; at++) {
    const [head, tail] = [word.slice(0, at), word.slice(at)];
    if (!isKnown(tail)) continue;
    const first = JOINTS.filter((joint) => head.endsWith(joint))
      .map((joint) => head.slice(0, head.length - joint.length))
      .find((part) => part.length >= SHORTEST_PART && isKnown(part));
    if (first !== undefined) return [first, tail];
  }
  return undefined;
}
