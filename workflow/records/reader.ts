import type { Day } from '../kernel/day.ts';
import type { LongCustomer } from '../partner/context.ts';
import { newPartner, type Partner } from '../partner/partner.ts';
import {
  dueVouchers,
  type DueList,
  type DuePosition,
  type DueVoucher,
  type PersonFilter,
} from './due-vouchers.ts';
import type { Condition, Documents, IndexField, Page } from '../kernel/ports.ts';
import {
  partnerPartition,
  stateKey,
  voucherIdOf,
  voucherPartition,
  type HistoryRecord,
} from './records.ts';
import { findBookings, type BookingQuery, type Bookings } from './bookings.ts';
import { longCustomers } from './long-customers.ts';
import {
  alternativesNamed,
  alternativesOf,
  anyOf,
  countVouchers,
  scanCustomers,
  searchVouchers,
  usesSearchFields,
  type Asker,
  type FoundCount,
  type SearchText,
  type Where,
} from './search-vouchers.ts';
import type { VoucherConditions } from './voucher-conditions.ts';
import { isIndexComplete } from './voucher-index-mark.ts';
import { readHistory } from './read-history.ts';
import type { PartnerEvent } from '../partner/commands/catalogue.ts';
import type { VoucherEvent } from '../steps/catalogue.ts';
import { CLOSED_FROM } from '../voucher/voucher-index.ts';
import { customerKey } from '../voucher/customer-name.ts';
import { paymentOf } from '../voucher/payment-group.ts';
import type { PaymentRequest, Voucher, VoucherStatus } from '../voucher/voucher.ts';

export interface VoucherFilter {
  readonly statuses?: readonly VoucherStatus[];
  readonly assigneeId?: string;
  readonly consultantId?: string;
  /** Neither expired nor paid. */
  readonly open?: true;
}

export interface OfferCount {
  readonly status: VoucherStatus;
  readonly offer: string;
  readonly count: number;
}

export interface ExpiryCount {
  readonly expiresOn: Day;
  readonly count: number;
}

/** Number of payments with the same amounts and status. */
export interface PaymentCount extends Pick<
  PaymentRequest,
  'status' | 'currency' | 'amount' | 'amountPaid'
> {
  readonly count: number;
}

/** A customer of the tenant under one of its spellings. */
export interface KnownCustomer {
  readonly key: string;
  readonly name: string;
}

export interface Listed<Item> {
  readonly items: readonly Item[];
  /** Present if there may be more. */
  readonly cursor?: string;
}

export interface VoucherHistory {
  readonly voucherId: string;
  readonly record: HistoryRecord<VoucherEvent>;
}

/** Queries within one tenant. */
export class Reader {
  readonly #documents: Documents;
  /** Stays true once it is. */
  #isIndexComplete = false;

  constructor(documents: Documents) {
    this.#documents = documents;
  }

  /** Undefined if the tenant has no such voucher. */
  async voucher(tenantId: string, voucherId: string): Promise<Voucher | undefined> {
    const found = await this.#documents.read<Voucher>(
      stateKey(voucherPartition(tenantId, voucherId)),
    );
    return found?.body;
  }

  /** An empty partner if nothing was recorded yet. */
  async partner(tenantId: string): Promise<Partner> {
    const found = await this.#documents.read<Partner>(stateKey(partnerPartition(tenantId)));
    return found?.body ?? newPartner(tenantId);
  }

  /** Vouchers in the order of `sortKeyOf`: open ones first, by expiry. */
  async vouchers(
    tenantId: string,
    filter: VoucherFilter,
    limit: number,
    cursor?: string,
  ): Promise<Listed<Voucher>> {
    const page = await this.#documents.find<Voucher>({
      kind: 'voucher',
      tenantId,
      where: conditions(filter),
      orderBy: { field: 'place' },
      limit,
      cursor,
    });
    return listed(page);
  }

  /** Reserved engagements with a day in the period, by their first day. */
  async bookings(
    tenantId: string,
    query: BookingQuery,
    limit: number,
    cursor?: string,
  ): Promise<Bookings> {
    return findBookings(this.#documents, tenantId, query, limit, cursor);
  }

  /** Counts all pages. */
  async countVouchers(tenantId: string, filter: VoucherFilter): Promise<number> {
    return this.#documents.count({ kind: 'voucher', tenantId, where: conditions(filter) });
  }

  /** Vouchers that meet all conditions, in the order of `sortKeyOf`. */
  async search(
    tenantId: string,
    conditions: VoucherConditions,
    asker: Asker,
    limit: number,
    cursor?: string,
  ): Promise<Listed<Voucher>> {
    const alternatives = alternativesOf(conditions, asker);
    const isComplete = await this.#canFind(alternatives);
    return searchVouchers(this.#documents, tenantId, alternatives, { limit, cursor, isComplete });
  }

  /** Counts all pages of a search; stops at a thousand. */
  async countFound(
    tenantId: string,
    conditions: VoucherConditions,
    asker: Asker,
  ): Promise<FoundCount> {
    const alternatives = alternativesOf(conditions, asker);
    const isComplete = await this.#canFind(alternatives);
    return countVouchers(this.#documents, tenantId, alternatives, isComplete);
  }

  /** Vouchers that have the text in one of several fields, in the order of `sortKeyOf`. */
  async searchText(tenantId: string, asked: SearchText, limit: number): Promise<Listed<Voucher>> {
    const alternatives = alternativesNamed(asked);
    const isComplete = await this.#canFind(alternatives);
    return searchVouchers(this.#documents, tenantId, alternatives, { limit, isComplete });
  }

  async due(
    tenantId: string,
    query: { readonly list: DueList; readonly whose: PersonFilter; readonly today: Day },
    limit: number,
    after?: DuePosition,
  ): Promise<readonly DueVoucher[]> {
    return dueVouchers(this.#documents, tenantId, query, limit, after);
  }

  async vouchersByOffer(tenantId: string): Promise<readonly OfferCount[]> {
    const groups = await this.#documents.tally({ tally: 'vouchersByOffer', tenantId });
    return groups.map(({ count, values }) => ({
      status: values.status as VoucherStatus,
      offer: String(values.offer),
      count,
    }));
  }

  /** Counts vouchers by day of expiry, up to `until`. */
  async vouchersByExpiry(
    tenantId: string,
    statuses: readonly VoucherStatus[],
    until: Day,
  ): Promise<readonly ExpiryCount[]> {
    const where = { status: { in: statuses }, expiresOn: { lte: until } };
    const groups = await this.#documents.tally({ tally: 'vouchersByExpiry', tenantId, where });
    const days = Map.groupBy(groups, ({ values }) => String(values.expiresOn));
    return [...days].map(([expiresOn, onIt]) => ({
      expiresOn,
      count: onIt.reduce((sum, { count }) => sum + count, 0),
    }));
  }

  /** The customers of all long engagements that are reserved or were delivered. */
  async longCustomers(tenantId: string): Promise<readonly LongCustomer[]> {
    return longCustomers(this.#documents, tenantId);
  }

  /** All customers, also of closed vouchers; one entry per spelling of the name. */
  async customers(tenantId: string): Promise<readonly KnownCustomer[]> {
    const groups = await this.#documents.tally({ tally: 'vouchersByCustomer', tenantId });
    const names = new Set(groups.map(({ values }) => String(values.organisation)));
    if (!(await this.#indexIsComplete()))
      for (const name of await scanCustomers(this.#documents, tenantId)) names.add(name);
    return [...names].map((name) => ({ key: customerKey(name), name }));
  }

  /** Person ids of all assignees, of closed vouchers too. */
  async assignees(tenantId: string): Promise<readonly string[]> {
    const groups = await this.#documents.tally({ tally: 'vouchersByAssignee', tenantId });
    return groups.map(({ values }) => String(values.assigneeId));
  }

  async payments(tenantId: string): Promise<readonly PaymentCount[]> {
    const groups = await this.#documents.tally({ tally: 'vouchersByPayment', tenantId });
    return groups.map(({ count, values }) => ({ ...paymentOf(String(values.payment)), count }));
  }

  /** All events of a voucher, the oldest first. */
  async wholeHistory(
    tenantId: string,
    voucherId: string,
  ): Promise<readonly HistoryRecord<VoucherEvent>[]> {
    return readHistory(this.#documents, voucherPartition(tenantId, voucherId));
  }

  /** The newest first. */
  async voucherHistory(
    tenantId: string,
    voucherId: string,
    limit: number,
    cursor?: string,
  ): Promise<Listed<HistoryRecord<VoucherEvent>>> {
    return this.#history<VoucherEvent>(voucherPartition(tenantId, voucherId), limit, cursor);
  }

  /** The histories of all vouchers, one voucher after another, the oldest event first. */
  async historyOfAll(
    tenantId: string,
    limit: number,
    cursor?: string,
  ): Promise<Listed<VoucherHistory>> {
    const { documents, cursor: next } = await this.#documents.find<HistoryRecord<VoucherEvent>>({
      kind: 'event',
      tenantId,
      limit,
      cursor,
    });
    const items = documents.flatMap(({ aggregateId, body }) => {
      const voucherId = voucherIdOf(aggregateId);
      return voucherId === undefined ? [] : [{ voucherId, record: body }];
    });
    return { items, cursor: next };
  }

  /** The newest first. */
  async partnerHistory(
    tenantId: string,
    limit: number,
    cursor?: string,
  ): Promise<Listed<HistoryRecord<PartnerEvent>>> {
    return this.#history<PartnerEvent>(partnerPartition(tenantId), limit, cursor);
  }

  async #canFind(alternatives: readonly Where[]): Promise<boolean> {
    return !usesSearchFields(alternatives) || this.#indexIsComplete();
  }

  async #indexIsComplete(): Promise<boolean> {
    this.#isIndexComplete ||= await isIndexComplete(this.#documents);
    return this.#isIndexComplete;
  }

  async #history<Event extends VoucherEvent | PartnerEvent>(
    partition: { readonly tenantId: string; readonly aggregateId: string },
    limit: number,
    cursor?: string,
  ): Promise<Listed<HistoryRecord<Event>>> {
    const page = await this.#documents.find<HistoryRecord<Event>>({
      ...partition,
      kind: 'event',
      orderBy: { field: 'sequence', descending: true },
      limit,
      cursor,
    });
    return listed(page);
  }
}

function listed<Body>(page: Page<Body>): Listed<Body> {
  return { items: page.documents.map((document) => document.body), cursor: page.cursor };
}

function conditions(filter: VoucherFilter): Partial<Record<IndexField, Condition>> {
  return {
    ...(filter.statuses && { status: anyOf(filter.statuses) }),
    ...(filter.assigneeId !== undefined && { assigneeId: { eq: filter.assigneeId } }),
    ...(filter.open && { place: { lte: CLOSED_FROM } }),
    ...(filter.consultantId !== undefined && { consultantId: { eq: filter.consultantId } }),
  };
}
