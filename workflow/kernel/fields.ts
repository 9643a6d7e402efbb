import { z } from 'zod';
import { COUNTRIES } from './countries.ts';
import { isDay, type Day } from './day.ts';

/**
 * Field types of command schemas. A form sends every value as text, so booleans and numbers are
 * parsed from text, and an empty optional field counts as absent.
 */

/**
 * Maximum lengths in characters; longer text is rejected, never truncated. `amount` is in any
 * currency, far above the value of a voucher.
 */
export const LIMITS = { line: 200, paragraph: 4000, reference: 500, amount: 10_000_000 } as const;

export const line = z.string().trim().min(1).max(LIMITS.line);
export const paragraph = z.string().trim().min(1).max(LIMITS.paragraph);
/** The reason of a change. */
export const reason = z.string().trim().min(1).max(LIMITS.reference);
/** Where a document is: a number, a link or a file name. */
export const reference = z.string().trim().min(1).max(LIMITS.reference);
export const email = z.email().max(254).trim().toLowerCase();
/** An address as people paste it: `Anna Berger <anna@contoso.com>`, `mailto:anna@contoso.com`. */
export const typedEmail = z
  .preprocess(
    (value) =>
      typeof value === 'string'
        ? (/<([^<>]*)>\s*$/u.exec(value)?.[1] ?? value).trim().replace(/^mailto:/iu, '')
        : value,
    email,
  )
  .describe('email');
export const dayField = z.string().trim().refine(isDay, 'day').describe('day');
/** A number in plain notation, e.g. `1234.5`; text such as `0x10` or `1e2` is refused. */
const decimal = <Range extends z.ZodType>(range: Range) =>
  z.preprocess(
    (value) =>
      typeof value === 'string'
        ? /^-?\d+(?:\.\d+)?$/u.test(value.trim())
          ? Number(value)
          : NaN
        : value,
    range,
  );
export const wholeNumber = (min: number, max: number) =>
  decimal(z.number().int().min(min).max(max)).describe('whole number');
/** An amount of money; its currency limits the decimals. */
export const amount = decimal(z.number().positive().max(LIMITS.amount)).describe('number');
/** ISO 3166-1 alpha-2. */
export const country = z
  .string()
  .trim()
  .toUpperCase()
  .refine((code) => COUNTRIES.includes(code), 'country')
  .describe('country');
export const optionalCountry = z
  .string()
  .trim()
  .toUpperCase()
  .refine((code) => code === '' || COUNTRIES.includes(code), 'country')
  .transform((code) => (code === '' ? undefined : code))
  .optional()
  .describe('country');
export const yes = z
  .union([z.literal(true), z.literal('true')])
  .transform(() => true as const)
  .describe('`true`');
/** A tick box: true, or absent. */
export const tick = z
  .union([z.boolean(), z.enum(['true', 'false', ''])])
  .transform((ticked) => ticked === true || ticked === 'true' || undefined)
  .optional()
  .describe('`true`');
export const optionalLine = optionalText(LIMITS.line);
export const optionalParagraph = optionalText(LIMITS.reference);
/** The reason of another long engagement. */
export const optionalWords = optionalParagraph.refine(
  (text) => text === undefined || hasWords(text),
  'words',
);
/** Which of several customers it is; see `answerFor`. */
export const customerAnswer = optionalText(LIMITS.paragraph)
  .optional()
  .describe('`same:` and a key, or `other:` and keys');
export const optionalDay = z
  .string()
  .trim()
  .refine((text) => text === '' || isDay(text), 'day')
  .transform((text): Day | undefined => (text === '' ? undefined : text))
  .optional()
  .describe('day');
/** A day, or a date and time that is converted to a day in the partner's time zone. */
export const dayOrMoment = z
  .union([
    z.string().refine(isDay),
    z.iso.datetime({ offset: true }).refine((moment) => isDay(moment.slice(0, 10))),
  ])
  .describe('day, or moment in ISO 8601');

/** A list. A multi-select sends its values as one text, separated by commas. */
export const several = <Item extends z.ZodType>(item: Item) =>
  z.preprocess(
    (value) =>
      typeof value === 'string'
        ? value
            .split(',')
            .map((part) => part.trim())
            .filter((part) => part !== '')
        : value,
    z.array(item).max(100),
  );

function optionalText(longest: number) {
  return z
    .string()
    .trim()
    .max(longest)
    .optional()
    .transform((text) => (text === '' ? undefined : text));
}

/** Letters that a text in words has at least; a syllable or ideograph counts as two. */
const LETTERS = 3;
const SYLLABLE =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Bopomofo}\p{Script=Yi}]/u;

/**
 * True for a text that says something: three letters of any script or more, not all the same
 * (docs/programme-rules.md#one-long-engagement).
 */
export function hasWords(text: string): boolean {
  const letters = text.normalize('NFKC').toLowerCase().match(/\p{L}/gu) ?? [];
  const weight = letters.reduce((sum, letter) => sum + (SYLLABLE.test(letter) ? 2 : 1), 0);
  return weight >= LETTERS && new Set(letters).size > 1;
}
