import { addDays, type Day } from '../kernel/day.ts';
import type { Condition, Documents, Find, IndexField, IndexValues } from '../kernel/ports.ts';
import { customerKey } from '../voucher/customer-name.ts';
import { SEARCH_FIELDS, searchIndex } from '../voucher/voucher-index.ts';
import type { Voucher } from '../voucher/voucher.ts';
import { STATE_ID, voucherPartition } from './records.ts';
import type { VoucherConditions } from './voucher-conditions.ts';

/** Days before its last day from which a voucher is at risk. */
const AT_RISK_DAYS = 30;

/** Documents read by one scan at most, and at a time. */
export const SCAN_MAX = 5_000;
const SCAN_PAGE = 200;

/** A count stops here. */
const COUNT_MAX = 1_000;

export interface Asker {
  readonly personId: string;
  /** Ids of the absent people whom the person covers now: their vouchers count as own. */
  readonly covers?: readonly string[];
  readonly today: Day;
}

export type Where = NonNullable<Find['where']>;

export interface FoundCount {
  readonly count: number;
  /** True if there are more than that. */
  readonly isMore: boolean;
}

export interface SearchOptions {
  readonly limit: number;
  readonly cursor?: string;
  /** True if the index of every voucher has all fields. */
  readonly isComplete: boolean;
}

/** A voucher meets the conditions if it matches one of these. */
export function alternativesOf(conditions: VoucherConditions, asker: Asker): readonly Where[] {
  const where = whereOf(conditions, asker);
  if (conditions.scope !== 'mine') return [where];
  const owners = [asker.personId, ...(asker.covers ?? [])];
  return (['assigneeId', 'consultantId'] as const).flatMap((field) => {
    const named = where[field];
    if (named === undefined) return [{ ...where, [field]: anyOf(owners) }];
    return 'eq' in named && owners.includes(String(named.eq)) ? [where] : [];
  });
}

/** A text, and the codes and people that it may name. */
export interface SearchText {
  readonly text: string;
  readonly offers: readonly string[];
  readonly personIds: readonly string[];
}

/** A voucher has the text in one of these fields; the empty text is in all. */
export function alternativesNamed({ offers, personIds, text }: SearchText): readonly Where[] {
  if (text === '') return [{}];
  const upper = text.toUpperCase();
  return [
    { voucherId: { contains: upper } },
    { customer: { contains: customerKey(text) } },
    { invoice: { contains: upper } },
    ...(offers.length > 0 ? [{ offer: { in: offers } }] : []),
    ...(personIds.length > 0
      ? [{ assigneeId: { in: personIds } }, { consultantId: { in: personIds } }]
      : []),
  ];
}

function whereOf(conditions: VoucherConditions, { today }: Asker): Where {
  const { atRisk, consultantId, country, customer, customerPart, engagement } = conditions;
  const { invoiceNumber, missed, offer, paymentStatuses, period, projectManagerId, statuses } =
    conditions;
  const where: Partial<Record<IndexField, Condition>> = {
    ...(statuses && { status: anyOf(statuses) }),
    ...(paymentStatuses && { paymentStatus: anyOf(paymentStatuses) }),
    ...(customerPart !== undefined && { customer: { contains: customerKey(customerPart) } }),
    ...(customer !== undefined && { customer: { eq: customerKey(customer) } }),
    ...(offer !== undefined && { offer: { eq: offer } }),
    ...(engagement !== undefined && { engagement: { eq: engagement } }),
    ...(projectManagerId !== undefined && { assigneeId: { eq: projectManagerId } }),
    ...(consultantId !== undefined && { consultantId: { eq: consultantId } }),
    ...(country !== undefined && { country: { eq: country.toUpperCase() } }),
    ...(invoiceNumber !== undefined && { invoice: { eq: invoiceNumber.toUpperCase() } }),
  };
  if (atRisk || missed)
    where.endsOn = {
      gte: missed ? '' : today,
      lte: atRisk ? addDays(today, AT_RISK_DAYS) : addDays(today, -1),
    };
  if (period === undefined) return where;
  const { endsOn, ...others } = within(period);
  return {
    ...where,
    ...others,
    ...(endsOn && { endsOn: where.endsOn ? overlap(where.endsOn, endsOn) : endsOn }),
  };
}

function within({ from, of, to }: NonNullable<VoucherConditions['period']>): Where {
  const [lte, gte] = [to ?? '9999-12-31', from ?? ''];
  switch (of) {
    case 'engagement':
      return { firstDay: { lte }, lastDay: { gte } };
    case 'expiry':
      return { expiresOn: { gte, lte } };
    case 'last-day':
      return { endsOn: { gte, lte } };
    case 'assigned':
      return { assignedOn: { gte, lte } };
    case 'redeemed':
      return { redeemedOn: { gte, lte } };
    case 'paid':
      return { paidOn: { gte, lte } };
  }
}

/** The days of both ranges. */
function overlap(one: Condition, other: Condition): Condition {
  if (!('lte' in one && 'lte' in other)) return other;
  const [a = '', b = ''] = [one.gte, other.gte];
  const [c = '', d = ''] = [one.lte, other.lte];
  return { gte: a > b ? a : b, lte: c < d ? c : d };
}

/** Equality with one value can use an ordered index. */
export function anyOf(values: readonly string[]): Condition {
  const [only, ...others] = values;
  return only !== undefined && others.length === 0 ? { eq: only } : { in: values };
}

/** A voucher, and the values that order it. */
interface Found {
  readonly voucher: Voucher;
  readonly position: Position;
}

/** Sort key and voucher ID. */
type Position = readonly [place: string, voucherId: string];

interface Part {
  readonly found: readonly Found[];
  /** Where a scan stopped before its end. */
  readonly readTo?: Position;
}

/** One page of the vouchers that match one of the alternatives, in the order of `sortKeyOf`. */
export async function searchVouchers(
  documents: Documents,
  tenantId: string,
  alternatives: readonly Where[],
  { cursor, isComplete, limit }: SearchOptions,
): Promise<{ readonly items: readonly Voucher[]; readonly cursor?: string }> {
  const after = positionIn(cursor);
  const parts = await Promise.all(
    alternatives.map((where) =>
      needsScan(where, isComplete)
        ? scan(documents, tenantId, where, limit + 1, after)
        : findPart(documents, tenantId, where, limit + 1, after),
    ),
  );
  // Behind the position where the first scan stopped, the order would have gaps.
  const readTo = parts
    .flatMap((part) => (part.readTo ? [part.readTo] : []))
    .toSorted(byPosition)[0];
  const byId = new Map(
    parts.flatMap((part) => part.found.map((one) => [one.voucher.voucherId, one])),
  );
  const found = [...byId.values()]
    .filter(({ position }) => readTo === undefined || byPosition(position, readTo) <= 0)
    .sort((one, other) => byPosition(one.position, other.position));
  const items = found.slice(0, limit);
  const end = found.length > limit ? items.at(-1)?.position : readTo;
  return {
    items: items.map(({ voucher }) => voucher),
    ...(end && { cursor: JSON.stringify(end) }),
  };
}

/** Counts the vouchers that match one of at most two alternatives. */
export async function countVouchers(
  documents: Documents,
  tenantId: string,
  alternatives: readonly Where[],
  isComplete: boolean,
): Promise<FoundCount> {
  const [one, other] = alternatives;
  const both = one && other && { ...one, ...other };
  const counts = await Promise.all(
    [one, other, both].map(async (where): Promise<FoundCount> => {
      if (where === undefined) return { count: 0, isMore: false };
      if (needsScan(where, isComplete)) {
        const { found, readTo } = await scan(documents, tenantId, where, Infinity, undefined);
        return { count: found.length, isMore: readTo !== undefined };
      }
      const query = { kind: 'voucher', tenantId, where: byPlace(where), atMost: COUNT_MAX + 1 };
      const count = await documents.count(query);
      // An adapter that did not stop there has counted all.
      return { count, isMore: count === COUNT_MAX + 1 };
    }),
  );
  const [first = 0, second = 0, twice = 0] = counts.map(({ count }) => count);
  const isMore = counts.some((each) => each.isMore);
  return isMore
    ? { count: Math.min(Math.max(first, second), COUNT_MAX), isMore }
    : { count: first + second - twice, isMore };
}

/**
 * Every voucher has a place; the condition lets SQLite filter in the index of the lists instead of
 * reading all vouchers. Without further conditions, and for one person, there is a stored count.
 */
function byPlace(where: Where): Where {
  const [field, ...others] = Object.keys(where);
  const isStored = others.length === 0 && (field === undefined || field.endsWith('Id'));
  return isStored ? where : { place: { gte: '' }, ...where };
}

const needsScan = (where: Where, isComplete: boolean): boolean =>
  !isComplete && usesSearchFields([where]);

/** True if the query needs fields that vouchers written by the previous release lack. */
export const usesSearchFields = (alternatives: readonly Where[]): boolean =>
  alternatives.some((where) => Object.keys(where).some((field) => SEARCH_FIELDS.has(field)));

/** The customers of all vouchers that one scan reads. */
export async function scanCustomers(
  documents: Documents,
  tenantId: string,
): Promise<readonly string[]> {
  const { found } = await scan(documents, tenantId, {}, Infinity, undefined);
  return found.map(({ voucher }) => voucher.customer.organisation);
}

async function findPart(
  documents: Documents,
  tenantId: string,
  where: Where,
  limit: number,
  after: Position | undefined,
): Promise<Part> {
  const page = await documents.find<Voucher>(queryOf(tenantId, where, limit, after));
  return { found: page.documents.map(({ body, index }) => foundOf(body, index)) };
}

/**
 * Compares the vouchers themselves, since the stored index of some lacks the fields of the search.
 * The store applies the conditions on fields that every release has written.
 */
async function scan(
  documents: Documents,
  tenantId: string,
  where: Where,
  limit: number,
  after: Position | undefined,
): Promise<Part> {
  const fields = Object.keys(where) as IndexField[];
  const [own, stored] = [true, false].map((isOwn) =>
    Object.fromEntries(
      fields
        .filter((field) => SEARCH_FIELDS.has(field) === isOwn)
        .map((field) => [field, where[field]]),
    ),
  ) as [Where, Where];
  const found: Found[] = [];
  let position = after;
  for (let read = 0; read < SCAN_MAX; read += SCAN_PAGE) {
    const query = queryOf(tenantId, stored, SCAN_PAGE, position);
    const page = await documents.find<Voucher>(query);
    for (const { body, index } of page.documents)
      if (matches(searchIndex(body), own)) found.push(foundOf(body, index));
    const last = page.documents.at(-1);
    if (page.cursor === undefined || last === undefined) return { found };
    position = foundOf(last.body, last.index).position;
    if (found.length >= limit) break;
  }
  return { found, ...(position && { readTo: position }) };
}

const queryOf = (tenantId: string, where: Where, limit: number, after?: Position): Find => ({
  kind: 'voucher',
  tenantId,
  where,
  orderBy: { field: 'place' },
  limit,
  ...(after && {
    after: {
      value: after[0],
      aggregateId: voucherPartition(tenantId, after[1]).aggregateId,
      id: STATE_ID,
    },
  }),
});

const foundOf = (voucher: Voucher, index: IndexValues): Found => ({
  voucher,
  position: [String(index.place), voucher.voucherId],
});

function byPosition(one: Position, other: Position): number {
  const [a, b] = one[0] === other[0] ? [one[1], other[1]] : [one[0], other[0]];
  return a < b ? -1 : a > b ? 1 : 0;
}

/** An invalid cursor starts at the beginning. */
function positionIn(cursor: string | undefined): Position | undefined {
  try {
    const read: unknown = JSON.parse(cursor ?? 'null');
    if (!Array.isArray(read)) return undefined;
    const [place, voucherId] = read as unknown[];
    return typeof place === 'string' && typeof voucherId === 'string'
      ? [place, voucherId]
      : undefined;
  } catch {
    return undefined;
  }
}

const matches = (index: IndexValues, where: Where): boolean =>
  (Object.entries(where) as [IndexField, Condition][]).every(([field, condition]) => {
    const value = index[field];
    return value !== undefined && holds(value, condition);
  });

function holds(value: string | number, condition: Condition): boolean {
  if ('eq' in condition) return value === condition.eq;
  if ('in' in condition) return condition.in.includes(value);
  if ('contains' in condition)
    return typeof value === 'string' && value.includes(condition.contains);
  const { gte = value, lte = value } = condition;
  return gte <= value && value <= lte;
}
