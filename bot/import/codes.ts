import { LANGUAGES, messagesOf, type MessageKey } from '../../locales/languages.ts';
import { regionName } from '../../locales/intl-formats.ts';
import { COUNTRIES } from '../../workflow/kernel/countries.ts';
import { LEVELS, ROLES, type Programme, type Words } from '../../workflow/programme/definition.ts';
import { PAYMENT_STATUSES, VOUCHER_STATUSES } from '../../workflow/voucher/voucher.ts';
import { comparable } from './headings.ts';

/** Codes by their words: the code itself, and its names in all languages. */
export type CodeBook = ReadonlyMap<string, string>;

/** The code books of the cell types that have one. */
export type CodeBooks = Readonly<Record<CodedType, CodeBook>>;
export type CodedType =
  | 'country'
  | 'currency'
  | 'offer'
  | 'engagement'
  | 'competency'
  | 'exam'
  | 'level'
  | 'role'
  | 'status'
  | 'payment-status'
  | 'deliverable-type';

export function codeBooks(programme: Programme): CodeBooks {
  const engagements = programme.offers.flatMap((offer) => offer.engagements);
  return {
    country: countries,
    currency: bookOf(programme.currencies),
    offer: namedBook(programme.offers),
    engagement: namedBook(engagements),
    competency: namedBook(programme.competencies),
    exam: namedBook(programme.exams),
    level: bookOf(LEVELS, (code) => messages(`level.${code}`)),
    role: bookOf(ROLES, (code) => messages(`import.role.${code}`)),
    status: bookOf(VOUCHER_STATUSES, (code) => messages(`import.status.${code}`)),
    'payment-status': bookOf(PAYMENT_STATUSES, (code) => messages(`payment-status.${code}`)),
    'deliverable-type': namedBook(programme.deliverableTypes),
  };
}

const countries = bookOf(COUNTRIES, (code) =>
  [...LANGUAGES, 'de-AT'].flatMap((language) => regionName(language, code) ?? []),
);

function bookOf(
  codes: readonly string[],
  namesOf: (code: string) => readonly string[] = () => [],
): CodeBook {
  return new Map(
    codes.flatMap((code) => [code, ...namesOf(code)].map((name) => [comparable(name), code])),
  );
}

const namedBook = (all: readonly { readonly code: string; readonly name: Words }[]): CodeBook => {
  const names = new Map(all.map(({ code, name }) => [code, Object.values(name)]));
  return bookOf([...names.keys()], (code) => names.get(code) ?? []);
};

/** A message in all languages, with its synonyms. */
const messages = (key: string): readonly string[] =>
  LANGUAGES.flatMap((language) => (messagesOf(language)[key as MessageKey] ?? '').split('|'));
