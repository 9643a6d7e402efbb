/** Ports of `workflow/`; adapters in `storage/` and `bot/` implement them. */

/** Groups the documents of one aggregate of a tenant; `id` is unique within it. */
export interface Partition {
  readonly tenantId: string;
  readonly aggregateId: string;
}

export interface DocumentKey extends Partition {
  readonly id: string;
}

/** The values by which queries can find a document; others are found by key only. */
export type IndexValues = Readonly<Partial<Record<IndexField, string | number>>>;

/**
 * The fields that queries can use; both adapters index them:
 * `status` voucher or outbox state · `assigneeId`, `consultantId`, `readerId` people · `offer`
 * offer code · `expiresOn` day · `wakeOn` day of the scheduled check · `place` sort key of voucher
 * lists · `due` next task and its day · `endsOn`, `startsOn` days of a voucher's deadlines ·
 * `payment` status, currency and amount · `longEngagement` its type and customer · `customer` key of
 * the customer, `organisation` its name · `country` ISO code · `engagement` code, `firstDay`,
 * `lastDay` its days · `assignedOn`, `redeemedOn`, `paidOn` days · `invoice` number · `paymentStatus` · `dueAt`
 * instant · `sequence` position in a history · `voucherId` · `createdAt` instant.
 */
export const INDEX_FIELDS = [
  'status',
  'assigneeId',
  'consultantId',
  'readerId',
  'offer',
  'expiresOn',
  'place',
  'due',
  'endsOn',
  'startsOn',
  'payment',
  'longEngagement',
  'customer',
  'organisation',
  'country',
  'engagement',
  'firstDay',
  'lastDay',
  'assignedOn',
  'redeemedOn',
  'paidOn',
  'invoice',
  'paymentStatus',
  'wakeOn',
  'dueAt',
  'sequence',
  'voucherId',
  'createdAt',
] as const;
export type IndexField = (typeof INDEX_FIELDS)[number];

/**
 * Stored counts of documents of a kind, grouped by up to two fields. A document without one of the
 * fields is not counted. Documents of these kinds have no TTL. An adapter can maintain the counts
 * or compute them.
 */
export const TALLIES = {
  vouchers: { kind: 'voucher', by: [] },
  vouchersByOffer: { kind: 'voucher', by: ['status', 'offer'] },
  vouchersByExpiry: { kind: 'voucher', by: ['status', 'expiresOn'] },
  vouchersByPayment: { kind: 'voucher', by: ['payment'] },
  vouchersByLongEngagement: { kind: 'voucher', by: ['longEngagement'] },
  vouchersByAssignee: { kind: 'voucher', by: ['assigneeId'] },
  vouchersByConsultant: { kind: 'voucher', by: ['consultantId'] },
  vouchersByCustomer: { kind: 'voucher', by: ['customer', 'organisation'] },
} as const satisfies Readonly<Record<string, TallyDefinition>>;
export type TallyName = keyof typeof TALLIES;
export interface TallyDefinition {
  readonly kind: string;
  readonly by: readonly IndexField[];
}

export type TallyQuery = {
  [Name in TallyName]: {
    readonly tally: Name;
    readonly tenantId: string;
    readonly where?: Readonly<Partial<Record<(typeof TALLIES)[Name]['by'][number], Condition>>>;
  };
}[TallyName];

/** One non-empty group, with the values its documents share. */
export interface TallyGroup {
  readonly values: IndexValues;
  readonly count: number;
}

export interface StoredDocument<Body = unknown> extends DocumentKey {
  /** The type of document, e.g. `voucher`, `event`, `outbox`. */
  readonly kind: string;
  readonly body: Body;
  readonly index: IndexValues;
  /** Changes with every write of the document. */
  readonly etag: string;
}

interface WriteTarget {
  readonly id: string;
  /**
   * `false`: the write may be lost on a power failure, but not when the process crashes; used for
   * dialog state. Absent: it is on disk before it is acknowledged.
   */
  readonly lasting?: false;
}

interface WriteContent extends WriteTarget {
  readonly kind: string;
  readonly body: unknown;
  readonly index?: IndexValues;
  /** Seconds until the document expires; absent: never. */
  readonly ttlSeconds?: number;
}

/** One write of a batch. `put` creates or overwrites unconditionally. */
export type Write =
  | (WriteContent & { readonly op: 'create' })
  | (WriteContent & { readonly op: 'replace'; readonly ifMatch: string })
  | (WriteContent & { readonly op: 'put' })
  | (WriteTarget & { readonly op: 'delete'; readonly ifMatch?: string });

/**
 * `exists`: the document to create exists · `changed`: `ifMatch` does not match · `missing`: the
 * document of a replace, or of a delete with `ifMatch`, does not exist. A delete without `ifMatch`
 * of a missing document succeeds.
 */
export type CommitResult =
  | { readonly ok: true; readonly etags: readonly (string | undefined)[] }
  | {
      readonly ok: false;
      readonly conflict: 'exists' | 'changed' | 'missing';
      /** Index of the write that failed. */
      readonly at: number;
    };

export type Condition =
  | { readonly eq: string | number }
  | { readonly in: readonly (string | number)[] }
  /** A part of a text, compared exactly. */
  | { readonly contains: string }
  /** Both bounds are included and of one type. */
  | { readonly lte: string | number; readonly gte?: string | number }
  | { readonly gte: string | number; readonly lte?: string | number };

export interface Find {
  readonly kind: string;
  /** Absent: all tenants, for background jobs. */
  readonly tenantId?: string;
  readonly aggregateId?: string;
  readonly where?: Readonly<Partial<Record<IndexField, Condition>>>;
  /**
   * Documents without this field are left out. Ties are broken by tenant, aggregate and id, in the
   * same direction; without `orderBy` these decide alone, ascending.
   */
  readonly orderBy?: { readonly field: IndexField; readonly descending?: boolean };
  readonly limit: number;
  /** The `cursor` of the previous page. */
  readonly cursor?: string;
  /**
   * Alternative to `cursor`, for queries with `orderBy` and `tenantId`: continues after the
   * position of this value and key; a document need not exist there.
   */
  readonly after?: {
    readonly value: string | number;
    readonly aggregateId: string;
    readonly id: string;
  };
}

export interface Page<Body = unknown> {
  readonly documents: readonly StoredDocument<Body>[];
  /** Present if there may be more. */
  readonly cursor?: string;
}

/**
 * A document store. Methods reject with `StoreUnavailable` if the store cannot be used or does not
 * answer in time, and with no other error.
 */
export interface Documents {
  /** One point read. The result is immutable: other callers may receive the same object. */
  read<Body>(key: DocumentKey): Promise<StoredDocument<Body> | undefined>;
  /** Commits an atomic batch in one partition: at most 100 writes, 1.9 MB of bodies. */
  commit(partition: Partition, writes: readonly Write[]): Promise<CommitResult>;
  find<Body>(query: Find): Promise<Page<Body>>;
  /** Counts all documents that a query would find; an adapter may stop at `atMost`. */
  count(
    query: Omit<Find, 'limit' | 'cursor' | 'after' | 'orderBy'> & { readonly atMost?: number },
  ): Promise<number>;
  /** Unordered. */
  tally(query: TallyQuery): Promise<readonly TallyGroup[]>;
  ping(): Promise<void>;
  /**
   * Resolves if the store has the keys, TTL settings and indexes that this release needs; absent if
   * opening the store checks that. It may also reject with an adapter error that names a permanent
   * misconfiguration.
   */
  checkDefinition?(): Promise<void>;
  /** Removes deleted and expired content from the medium; absent if the service does that. */
  purgeDeleted?(): Promise<void>;
  close(): Promise<void>;
}

/** Why a store cannot be used; storage/store-hints.ts has the remedies. */
export type StoreReason =
  | 'closed'
  | 'corrupt'
  | 'forbidden'
  | 'full'
  | 'identity'
  | 'io'
  | 'locked'
  | 'missing'
  | 'missing-folder'
  | 'newer-schema'
  | 'no-permission'
  | 'no-ttl'
  | 'not-a-database'
  | 'not-cosmos'
  | 'other-program'
  | 'read-only'
  | 'refused'
  | 'throttled'
  | 'timeout'
  | 'tls'
  | 'unauthorized'
  | 'unknown-host'
  | 'wrong-partition-key';

/** Unusable or not answering in time; a write in flight may have been committed. */
export class StoreUnavailable extends Error {
  readonly code = 'store-unavailable';
  readonly reason: StoreReason;
  constructor(message: string, reason: StoreReason = 'timeout', options?: { cause?: unknown }) {
    super(message, options);
    this.name = 'StoreUnavailable';
    this.reason = reason;
  }
}

export interface Clock {
  /** Milliseconds since the epoch. */
  now(): number;
}

export interface Ids {
  /** A new unguessable, unique id; a UUID outside tests. */
  next(): string;
}
