import { customerKey } from '../../workflow/voucher/customer-name.ts';
import { LEGAL_FORMS } from '../../workflow/voucher/legal-forms.ts';
import type { Day } from '../../workflow/kernel/day.ts';
import type { Programme, Role } from '../../workflow/programme/definition.ts';
import { amountsIn, type AmountNamed } from './amounts.ts';
import { countriesIn } from './countries-named.ts';
import type { Period } from './calendar-periods.ts';
import { NameIndex, type NameFound } from './name-index.ts';
import { offersIn, type OfferNamed } from './offers-named.ts';
import { periodsIn, type PeriodNamed } from './periods.ts';
import { tokensOf, withPersons, without, type Span } from './tokens.ts';
import { wordsOf } from './words.ts';

export interface PersonNamed {
  readonly personId: string;
  readonly name: string;
  readonly roles: readonly Role[];
}

/** The tenant's own names. */
export interface KnownNames {
  readonly customers: NameIndex<string>;
  readonly people: NameIndex<PersonNamed>;
}

export interface Entities {
  readonly customers: readonly NameFound<string>[];
  readonly people: readonly NameFound<PersonNamed>[];
  readonly offers: readonly OfferNamed[];
  readonly countries: readonly (Span & { readonly code: string })[];
  readonly amounts: readonly AmountNamed[];
  readonly periods: readonly PeriodNamed[];
}

export interface FoundEntities {
  readonly entities: Entities;
  /** The text without them: blanks in their place, and `PERSON` for people. */
  readonly rest: string;
}

export const knownNames = (
  customers: readonly string[],
  people: readonly PersonNamed[],
): KnownNames => ({
  customers: new NameIndex({
    items: customers,
    wordsOf: (name) => wordsOf(customerKey(name)),
    suffixes: LEGAL_FORMS,
    minimum: 6,
  }),
  people: new NameIndex({ items: people, wordsOf: ({ name }) => wordsOf(name) }),
});

export const NO_NAMES: KnownNames = knownNames([], []);

/** Finds values in a text: amounts and dates first, since names can have numbers. */
export async function entitiesIn(
  text: string,
  options: {
    readonly programme: Pick<Programme, 'offers'>;
    readonly isWord: (word: string) => boolean;
    readonly today: Day;
    /** Called if the text has words that are in no word list. */
    readonly names: () => Promise<KnownNames>;
  },
): Promise<FoundEntities> {
  const { isWord, programme, today } = options;
  const amounts = amountsIn(text);
  let rest = without(text, amounts);
  const periods = await periodsIn(rest, today);
  // "today" is a word of commands: "plan for today".
  rest = without(
    rest,
    periods.filter((one) => !isToday(one.value('future'), today)),
  );
  const tokens = tokensOf(rest);
  const hasNames = tokens.some(({ isCapital, word }) => isCapital || !isWord(word));
  const names = hasNames ? await options.names() : NO_NAMES;
  const customers = names.customers.find(tokens, isWord);
  rest = without(rest, customers);
  const people = names.people.find(tokensOf(rest), isWord);
  rest = withPersons(rest, people);
  const offers = offersIn(rest, programme, isWord);
  rest = without(rest, offers);
  const countries = countriesIn(rest);
  rest = without(rest, countries);
  return { entities: { customers, people, offers, countries, amounts, periods }, rest };
}

const isToday = (period: Period | undefined, today: Day): boolean =>
  period?.from === today && period.to === today;
