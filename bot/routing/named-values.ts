import type { Command } from '../commands/command.ts';
import { referenceIn } from '../utterance/invoice-numbers.ts';
import type { Entities, PersonNamed } from '../utterance/entities.ts';
import { statusesIn, type StatusNamed } from '../utterance/statuses-named.ts';
import type { Period, Tense } from '../utterance/calendar-periods.ts';
import { tokensOf } from '../utterance/tokens.ts';
import { anyWord, wholeWord } from '../utterance/word-lists.ts';

/** Values that a sentence names besides its command and vouchers, for this command. */
export interface NamedValues {
  /** One that is known, or is new. */
  readonly customers: readonly string[];
  /** Words that several customers share. */
  readonly customerPart?: string;
  readonly people: readonly PersonNamed[];
  /** The first of them. */
  readonly offer?: string;
  readonly offers: readonly string[];
  readonly engagement?: string;
  readonly country?: string;
  readonly statuses: readonly StatusNamed[];
  readonly invoiceNumbers: readonly string[];
  readonly reference?: string;
  readonly amount?: number;
  readonly currency?: string;
  readonly period?: Period;
  readonly isMine: boolean;
  readonly isNegated: boolean;
  /** "All except …": a list cannot leave out a customer. */
  readonly isExcept: boolean;
  /** As typed, by the value it names. */
  readonly typed: Readonly<Partial<Record<ValueName, string>>>;
  /** Words that look like names but are not known, and values named once too often. */
  readonly unknown: readonly string[];
}

export type ValueName =
  | 'customer'
  | 'people'
  | 'offer'
  | 'engagement'
  | 'country'
  | 'statuses'
  | 'invoiceNumber'
  | 'amount'
  | 'period'
  | 'mine';

/** Commands about something that has happened: a day without a year is a past one. */
const PAST: ReadonlySet<string> = new Set([
  ...['report', 'redeem', 'payment', 'payment-status', 'payments', 'history', 'undo', 'validate'],
  'register',
]);
/** Lists of vouchers, whose engagements are as often past as planned. */
const OF_ANY_TIME: ReadonlySet<string> = new Set(['vouchers', 'overview']);
const PAST_STATUSES: ReadonlySet<string> = new Set(['redeemed', 'paid', 'expired', 'reported']);

const MINE = new RegExp(wholeWord(anyWord('understand.mine')), 'iu');
const EXCEPT = new RegExp(wholeWord(anyWord('understand.except')), 'iu');
/** "From whom?" */
const ASKED_FOR = new RegExp(wholeWord(anyWord('understand.question.who')), 'iu');
const FOLLOWS = new RegExp(`${wholeWord(anyWord('understand.names-follow'))}\\s{1,3}$`, 'iu');

export interface SentenceParts {
  /** As typed. */
  readonly whole: string;
  readonly hasVoucher: boolean;
  /** Without voucher IDs. */
  readonly text: string;
  /** Without voucher IDs and entities. */
  readonly rest: string;
  readonly entities: Entities;
  readonly invoiceNumbers: readonly string[];
  readonly isNegated: boolean;
  readonly language: string;
  readonly isWord: (word: string) => boolean;
  readonly isToday: (period: Period | undefined) => boolean;
  /** True for a period after the last day of every voucher. */
  readonly isFarOff: (period: Period | undefined) => boolean;
}

/**
 * The values of a sentence for a command.
 * @param isQuestion a status is asked about, so it is no value
 */
export function namedValues(
  { fields = [], kind, name: command }: Command,
  parts: SentenceParts,
  isQuestion = false,
): NamedValues {
  const { entities, rest, text } = parts;
  const { amounts, countries, customers, offers, people } = entities;
  const takesStatus =
    !isQuestion && (kind === 'step' ? fields.includes('status') : !parts.hasVoucher);
  const statuses = takesStatus ? statusesIn(rest) : [];
  // "today" is what every list shows.
  const periods = entities.periods.filter(
    (one) => kind === 'step' || PAST.has(command) || !parts.isToday(one.value('future')),
  );
  const takesInvoice =
    fields.includes('invoiceNumber') || !fields.includes('confirmationReference');
  const invoiceNumbers = takesInvoice ? parts.invoiceNumbers : [];
  const isPast =
    PAST.has(command) ||
    statuses.some(({ status, isNegated }) => !isNegated && PAST_STATUSES.has(status));
  const tense: Tense = isPast ? 'past' : 'future';
  const [period, ...otherPeriods] = periods;
  const [customer] = customers;
  const shared = customer !== undefined && customer.items.length > 1;
  const offer = offers.find((one) => one.offer !== undefined);
  const engagement = offers.find((one) => one.engagement !== undefined);
  const said = ({ start, end }: { readonly start: number; readonly end: number }): string =>
    text.slice(start, end).trim();
  const isMine = kind === 'direct' && MINE.test(rest);
  const unknown = unknownNames(parts);
  const isNew = fields.includes('organisation') && customer === undefined;
  const newOnes = unknown.filter((one) => /^\p{Lu}/u.test(one));
  const typed = {
    ...(customer && { customer: said(customer) }),
    ...(people[0] && { people: people.map(said).join(', ') }),
    ...(offer && { offer: said(offer) }),
    ...(engagement && { engagement: said(engagement) }),
    ...(countries[0] && { country: said(countries[0]) }),
    ...(statuses[0] && { statuses: statuses.map(said).join(', ') }),
    ...(invoiceNumbers.length > 0 && { invoiceNumber: invoiceNumbers.join(', ') }),
    ...(amounts[0] && { amount: said(amounts[0]) }),
    ...(period && { period: said({ ...period, start: period.withWord ?? period.start }) }),
    ...(isMine && { mine: MINE.exec(rest)?.[0] ?? '' }),
  };
  return {
    customers: shared ? [] : (customer?.items ?? (isNew ? newOnes.slice(0, 1) : [])),
    customerPart: shared ? customer.words.join(' ') : undefined,
    people: people.flatMap(({ items }) => (items.length === 1 ? items : [])),
    offer: offer?.offer,
    offers: [...new Set(offers.flatMap((one) => one.offer ?? []))],
    engagement: engagement?.engagement,
    country: countries[0]?.code,
    statuses,
    invoiceNumbers,
    reference: referenceIn(parts.whole) ?? (takesInvoice ? undefined : parts.invoiceNumbers[0]),
    amount: amounts[0]?.amount,
    currency: amounts[0]?.currency,
    period: dayOf(valueOf(period, tense, command, parts), fields),
    isMine,
    isNegated: parts.isNegated || statuses.some((one) => one.isNegated) || EXCEPT.test(text),
    isExcept: EXCEPT.test(text),
    typed,
    unknown: [
      ...[...customers.slice(1), ...otherPeriods, ...amounts.slice(1), ...countries.slice(1)].map(
        said,
      ),
      ...people.filter(({ items }) => items.length > 1).map(said),
      ...(isNew ? newOnes.slice(1) : unknown),
    ],
  };
}

/** "Extend it until 31 March" names the day itself. */
function dayOf(period: Period | undefined, fields: readonly string[]): Period | undefined {
  if (period?.from !== undefined || !fields.includes('expiresOn')) return period;
  return period?.to === undefined ? undefined : { from: period.to, to: period.to };
}

/** Words that are in no list and stand where a name does: capitalised, or after "of", "for". */
/** "In May" is next May, unless no voucher can last until then. */
function valueOf(
  period: Entities['periods'][number] | undefined,
  tense: Tense,
  command: string,
  { isFarOff }: SentenceParts,
): Period | undefined {
  const value = period?.value(tense);
  return OF_ANY_TIME.has(command) && isFarOff(value) ? period?.value('past') : value;
}

function unknownNames({ isWord, language, rest }: SentenceParts): readonly string[] {
  const found: { start: number; end: number }[] = [];
  const statuses = statusesIn(rest);
  for (const { end, isCapital, isFirst, start, word } of tokensOf(rest)) {
    const isKnown =
      isWord(word) ||
      word.length < 3 ||
      ASKED_FOR.test(word) ||
      statuses.some((status) => status.start < end && start < status.end);
    const last = found.at(-1);
    const continues = last !== undefined && /^\s{1,2}$/u.test(rest.slice(last.end, start));
    const isName =
      (isCapital && !isFirst && language !== 'de') || FOLLOWS.test(rest.slice(0, start));
    if (!isKnown && (isName || (continues && isCapital))) {
      if (last && continues) last.end = end;
      else found.push({ start, end });
    }
  }
  return found.map(({ start, end }) => rest.slice(start, end));
}
