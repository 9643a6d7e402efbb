import { readFileSync } from 'node:fs';
import path from 'node:path';
import { parseProgramme } from '../../workflow/programme/load.ts';
import type { Programme } from '../../workflow/programme/definition.ts';

const folder = path.resolve(import.meta.dirname, '../../workflow/programmes');

/** Names of the product and of the places where it runs, with any programme. */
const PRODUCTS = /Planning Services Desk|Microsoft Teams|Microsoft 365/gu;

/** Shorter words are articles and prepositions. */
const CONTENT_WORD = 4;
/** Words of this length are compounds, which are names of their own: `Planungsdienste`. */
const COMPOUND = 13;

export const programmeNamed = (file: string): Programme =>
  parseProgramme(JSON.parse(readFileSync(path.join(folder, `${file}.json`), 'utf8')));

/**
 * Words by which a programme is recognized: its vendor and places, codes and names, pairs of
 * adjacent words of these, and long single words; without those that the other programme has too.
 */
export function namesOnlyIn(programme: Programme, other: Programme): readonly string[] {
  const own = [other.code, ...stringsIn(other)].join('\n').toLowerCase();
  const names = namesOf(programme);
  const parts = names.flatMap((name) => {
    const words = name.split(/[^\p{L}\p{N}]+/u);
    const pairs = words
      .slice(1)
      .map((word, at) => [words[at] ?? '', word])
      .filter((pair) => pair.every(({ length }) => length >= CONTENT_WORD));
    return [
      ...pairs.map((pair) => pair.join(' ')),
      ...words.filter(({ length }) => length >= COMPOUND),
    ];
  });
  return [...new Set([...names, ...parts])].filter((name) => !own.includes(name.toLowerCase()));
}

/** The names that occur in the text as whole words. */
export function namesIn(text: string, names: readonly string[]): readonly string[] {
  const words = spaced(text.replace(PRODUCTS, ''));
  return names.filter((name) => words.includes(spaced(name)));
}

const spaced = (text: string): string =>
  ` ${text
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .join(' ')} `;

function namesOf({ competencies, name, offers, words }: Programme): readonly string[] {
  const engagements = offers.flatMap((offer) => offer.engagements);
  const named = [...competencies, ...offers, ...engagements].map((one) => one.name);
  const placed = [name, words.vendor, words.portal, words.benefits, words.paymentTool, ...named];
  return [...offers.map(({ code }) => code), ...placed.flatMap((one) => Object.values(one))];
}

function stringsIn(value: unknown): readonly string[] {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(stringsIn) : [];
}
