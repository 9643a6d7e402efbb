/**
 * What the workflow needs of the world. Adapters in `storage/` and `bot/` provide it; the rules
 * never know which.
 */

/** Where a document lives: one partition per aggregate of one tenant, `id` unique within it. */
export interface Partition {
  readonly tenantId: string;
  readonly aggregateId: string;
}

export interface DocumentKey extends Partition {
  readonly id: string;
}

/** The values a document can be found by. Anything else is reached by its key alone. */
export type IndexValues = Readonly<Partial<Record<IndexField, string | number>>>;

/**
 * Every field a query may name, for both adapters to index:
 * `status` voucher or outbox state · `assigneeId`, `consultantId`, `readerId` people ·
 * `offer` offer code · `expiresOn` day · `wakeOn` day on which the clock has something to do ·
 * `place` where a voucher stands in a list · `due` what is to be done next and by which day ·
 * `endsOn`, `startsOn` days a voucher's deadlines are on · `payment` what was asked of Microsoft and
 * how it stands · `dueAt` instant · `sequence` position in a history · `voucherId` · `createdAt`
 * instant.
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
  'wakeOn',
  'dueAt',
  'sequence',
  'voucherId',
  'createdAt',
] as const;
export type IndexField = (typeof INDEX_FIELDS)[number];

/**
 * What documents of a kind are counted by: those with equal values of all the fields are one group,
 * and a document without one of the fields is in none. Two fields at most; for both adapters to
 * keep or to find. Documents of these kinds have no lifetime.
 */
export const TALLIES = {
  vouchers: { kind: 'voucher', by: [] },
  vouchersByOffer: { kind: 'voucher', by: ['status', 'offer'] },
  vouchersByExpiry: { kind: 'voucher', by: ['status', 'expiresOn'] },
  vouchersByPayment: { kind: 'voucher', by: ['payment'] },
  vouchersByAssignee: { kind: 'voucher', by: ['assigneeId'] },
  vouchersByConsultant: { kind: 'voucher', by: ['consultantId'] },
} as const satisfies Readonly<Record<string, TallyDefinition>>;
export type TallyName = keyof typeof TALLIES;
export interface TallyDefinition {
  readonly kind: string;
  readonly by: readonly IndexField[];
}

/** What to count; `where` names fields of the tally. */
export type TallyQuery = {
  [Name in TallyName]: {
    readonly tally: Name;
    readonly tenantId: string;
    readonly where?: Readonly<Partial<Record<(typeof TALLIES)[Name]['by'][number], Condition>>>;
  };
}[TallyName];

/** One group that has documents, with the values they share. */
export interface Tallied {
  readonly values: IndexValues;
  readonly count: number;
}

export interface StoredDocument<Body = unknown> extends DocumentKey {
  /** What the document is, e.g. `voucher`, `voucher-event`, `outbox`. */
  readonly kind: string;
  readonly body: Body;
  readonly index: IndexValues;
  /** Changes with every write of the document. */
  readonly etag: string;
}

interface Named {
  readonly id: string;
  /**
   * `false`: a machine that loses its power may forget this write, though not a process that dies;
   * how far somebody is in a form. Absent: it is on the disk before it is acknowledged.
   */
  readonly lasting?: false;
}

interface Written extends Named {
  readonly kind: string;
  readonly body: unknown;
  readonly index?: IndexValues;
  /** Seconds from now after which the document is gone; absent: kept. */
  readonly ttlSeconds?: number;
}

/** One write of a batch. `put` creates or overwrites, whatever is there. */
export type Write =
  | (Written & { readonly op: 'create' })
  | (Written & { readonly op: 'replace'; readonly ifMatch: string })
  | (Written & { readonly op: 'put' })
  | (Named & { readonly op: 'delete'; readonly ifMatch?: string });

/**
 * `exists`: a create met a document · `changed`: an `ifMatch` did not match · `missing`: a replace
 * or a guarded delete met none. An unguarded delete of a missing document succeeds.
 */
export type CommitResult =
  | { readonly ok: true; readonly etags: readonly (string | undefined)[] }
  | {
      readonly ok: false;
      readonly conflict: 'exists' | 'changed' | 'missing';
      /** Which write of the batch failed. */
      readonly at: number;
    };

export type Condition =
  | { readonly eq: string | number }
  | { readonly in: readonly (string | number)[] }
  | { readonly lte: string | number }
  | { readonly gte: string | number };

export interface Find {
  readonly kind: string;
  /** Absent only for the sweeper, which works for all tenants. */
  readonly tenantId?: string;
  readonly aggregateId?: string;
  readonly where?: Readonly<Partial<Record<IndexField, Condition>>>;
  /**
   * A document without the field named here is left out. Ties are broken by tenant, aggregate and
   * id, in the same direction; without an order these alone decide, ascending.
   */
  readonly orderBy?: { readonly field: IndexField; readonly descending?: boolean };
  readonly limit: number;
  /** Where the page before this one ended. */
  readonly cursor?: string;
  /**
   * In place of a cursor, with an order and a tenant: goes on after where a document of this value
   * and key stands, or would stand.
   */
  readonly after?: {
    readonly value: string | number;
    readonly aggregateId: string;
    readonly id: string;
  };
}

export interface Page<Body = unknown> {
  readonly documents: readonly StoredDocument<Body>[];
  /** Present when there may be more. */
  readonly cursor?: string;
}

/**
 * A store of documents. Every method rejects with `StoreUnavailable` when the store cannot be
 * reached in time, and only then.
 */
export interface Documents {
  /** One point read. What it gives is never changed: others may be given the same. */
  read<Body>(key: DocumentKey): Promise<StoredDocument<Body> | undefined>;
  /** All writes or none, in one partition: at most 100, their bodies 1.9 MB together. */
  commit(partition: Partition, writes: readonly Write[]): Promise<CommitResult>;
  find<Body>(query: Find): Promise<Page<Body>>;
  /** How many documents a query would find, whatever its limit. */
  count(query: Omit<Find, 'limit' | 'cursor' | 'after' | 'orderBy'>): Promise<number>;
  /** How many documents each group has; in no particular order. */
  tally(query: TallyQuery): Promise<readonly Tallied[]>;
  /** Resolves when the store answers. */
  ping(): Promise<void>;
  /**
   * Resolves when the store has the keys, lifetimes and indexes that this release needs; absent
   * where opening it has checked that. It may also reject with an error of the adapter that says
   * what is wrong for good.
   */
  checkDefinition?(): Promise<void>;
  /**
   * Removes deleted, replaced and expired content from the storage medium too; absent where the
   * service does that itself.
   */
  purgeDeleted?(): Promise<void>;
  close(): Promise<void>;
}

/** Why a store cannot be used; storage/store-hints.ts says what to do about each. */
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

/** The store did not answer, or not in time; nothing is known of the write that was in flight. */
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
  /** A new id, unguessable and unique (a UUID outside tests). */
  next(): string;
}
