import type { LongCustomer } from '../partner/context.ts';
import type { Programme } from '../programme/definition.ts';
import { isLongEngagement, offerOf } from '../programme/requirements.ts';
import { customerKey } from './customer-name.ts';
import { PUBLIC_MAIL_DOMAINS } from './public-mail-domains.ts';
import type { Customer, NearCustomer, Reservation, Voucher } from './voucher.ts';

/** The index value of a voucher with a long engagement; undefined if it does not hold it now. */
export function longCustomerGroup(voucher: Voucher): string | undefined {
  const { customer, reservation, status } = voucher;
  if (reservation === undefined || status === 'expired') return undefined;
  const { organisation } = customer;
  const { customer: key = customerKey(organisation) } = reservation;
  return JSON.stringify([reservation.engagement, key, organisation, mailOf(customer)]);
}

/** Parses a group written by {@link longCustomerGroup}. */
export function longCustomerOf(group: string): LongCustomer {
  const [engagement = '', key = '', organisation = '', mail = ''] = JSON.parse(group) as string[];
  return { engagement, key, organisation, mail };
}

function mailOf({ contactEmail }: Customer): string {
  const address = contactEmail.toLowerCase();
  const domain = address.slice(address.lastIndexOf('@') + 1);
  return PUBLIC_MAIL_DOMAINS.has(domain) ? address : domain;
}

/**
 * The customers with a long engagement of the voucher's offer that may be its own under another
 * name: the names are similar, or the addresses of one domain (docs/programme-rules.md#customers).
 */
export function nearCustomers(
  { customer, offer }: Pick<Voucher, 'customer' | 'offer'>,
  known: readonly LongCustomer[],
  programme: Programme,
): readonly LongCustomer[] {
  const [own, mail] = [customerKey(customer.organisation), mailOf(customer)];
  const ofOffer = new Set(offerOf(programme, offer)?.engagements.map(({ code }) => code));
  return known.filter(({ engagement, key, mail: theirs, organisation }) => {
    if (!ofOffer.has(engagement) || key === own) return false;
    const name = customerKey(organisation);
    return name !== own && (isNearMail(mail, theirs) || isNearName(own, name));
  });
}

/** The voucher with another customer's name, if it has a long engagement and the name is not a spelling. */
export function renamed(
  voucher: Voucher,
  organisation: string | undefined,
  programme: Programme,
): Voucher | undefined {
  const { customer, reservation } = voucher;
  if (organisation === undefined || reservation === undefined) return undefined;
  if (!isLongEngagement(voucher, programme)) return undefined;
  if (customerKey(organisation) === customerKey(customer.organisation)) return undefined;
  return { ...voucher, customer: { ...customer, organisation } };
}

/** Without the customer as which the voucher itself is known. */
export const withoutOwn = (
  near: readonly LongCustomer[],
  { customer, reservation }: Voucher,
): readonly LongCustomer[] =>
  near.filter(({ key }) => key !== (reservation?.customer ?? customerKey(customer.organisation)));

/** The same domain, or one is a part of the other. */
const isNearMail = (one: string, other: string): boolean =>
  one === other || one.endsWith(`.${other}`) || other.endsWith(`.${one}`);

/** One name has all words of the other, or they differ in a few letters. */
function isNearName(one: string, other: string): boolean {
  const [words, others] = [one, other].map((name) => new Set(name.split(' ')));
  if (words === undefined || others === undefined) return false;
  if (words.isSubsetOf(others) || others.isSubsetOf(words)) return true;
  const [a, b] = [plain(one), plain(other)];
  const shorter = Math.min(a.length, b.length);
  const allowed = shorter < 5 ? 0 : shorter < 9 ? 1 : 2;
  return Math.abs(a.length - b.length) <= allowed && distance(a, b) <= allowed;
}

/** Without blanks and accents. */
const plain = (name: string): string => name.normalize('NFKD').replace(/[\p{M}\s]/gu, '');

/** Edits from one text to the other: letters added, removed, replaced, or two swapped. */
function distance(one: string, other: string): number {
  const [from, to] = [Array.from(one), Array.from(other)];
  const rows = [from.map((_, at) => at).concat(from.length)];
  for (const [row, letter] of to.entries()) {
    const [before = [], last = []] = [rows[row - 1], rows[row]];
    const next = [row + 1];
    for (const [at, own] of from.entries()) {
      const [left = 0, above = 0, corner = 0] = [next[at], last[at + 1], last[at]];
      const isSwapped = own === to[row - 1] && from[at - 1] === letter;
      next.push(
        Math.min(
          left + 1,
          above + 1,
          corner + (own === letter ? 0 : 1),
          isSwapped ? (before[at - 1] ?? Infinity) + 1 : Infinity,
        ),
      );
    }
    rows.push(next);
  }
  return rows.at(-1)?.at(-1) ?? 0;
}

/**
 * Reads an answer to the question which of the near customers it is: `same:` and a key, or `other:`
 * and the keys of all that it is not, separated by `|`.
 * @returns undefined if a customer with this engagement is left open
 */
export function answerFor(
  near: readonly LongCustomer[],
  engagement: string,
  answer: string | undefined,
): { readonly same?: LongCustomer } | undefined {
  const [, kind, rest = ''] = /^(same|other):(.*)$/u.exec(answer ?? '') ?? [];
  const same = kind === 'same' ? near.find(({ key }) => key === rest) : undefined;
  if (same !== undefined) return { same };
  const denied = new Set(kind === 'other' ? rest.split('|') : []);
  return near.every((one) => one.engagement !== engagement || denied.has(one.key)) ? {} : undefined;
}

/** The customer as a reservation keeps it: the key, and the answer if there was a question. */
export function reservedCustomer(
  { customer }: Pick<Voucher, 'customer'>,
  near: readonly LongCustomer[],
  engagement: string,
  answer: string | undefined,
): Pick<Reservation, 'customer' | 'sameAs' | 'near'> {
  const { same } = answerFor(near, engagement, answer) ?? {};
  const asked = answer === undefined ? [] : eachOnce(near);
  return {
    customer: same?.key ?? customerKey(customer.organisation),
    ...(same && { sameAs: same.organisation }),
    ...(asked.length > 0 && { near: asked }),
  };
}

/** The customers without their engagements, in the order of their names. */
export function eachOnce(near: readonly LongCustomer[]): readonly NearCustomer[] {
  const byKey = new Map(
    near.toReversed().map(({ key, organisation }) => [key, { key, organisation }]),
  );
  return [...byKey.values()].toSorted((a, b) => (a.key < b.key ? -1 : 1));
}
