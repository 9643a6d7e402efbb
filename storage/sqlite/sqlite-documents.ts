import type { SQLOutputValue, StatementSync } from 'node:sqlite';
import {
  TALLIES,
  type Clock,
  type CommitResult,
  type DocumentKey,
  type Documents,
  type Find,
  type Page,
  type Partition,
  type StoredDocument,
  type TallyGroup,
  type TallyQuery,
  type Write,
} from '../../workflow/kernel/ports.ts';
import { bodiesWithinLimits } from '../batch-limits.ts';
import { cursorAfter } from '../cursor.ts';
import type { AliveLock } from './alive-lock.ts';
import type { Disk } from './disk.ts';
import { COLUMNS, countSql, findSql, tallySql, type Sql } from './find-sql.ts';
import { frozen } from '../../workflow/kernel/deep-freeze.ts';
import { GroupCommit } from './group-commit.ts';
import { DocumentCache, type CacheEntry } from './document-cache.ts';
import { purgeDeleted } from './purge-deleted.ts';
import { asStoreError } from './sqlite-errors.ts';
import type { Connection } from './write-sql.ts';

const READ = `SELECT ${COLUMNS} FROM documents WHERE tenant_id = ? AND aggregate_id = ? AND id = ?
  AND (expires_at IS NULL OR expires_at > ?)`;

/**
 * Documents in one SQLite file. A transaction runs within one tick, so the process needs only one
 * connection; other processes may use the same file.
 */
export class SqliteDocuments implements Documents {
  readonly #database: Connection;
  readonly #clock: Clock;
  readonly #disk: Disk;
  readonly #alive: AliveLock | undefined;
  readonly #commits: GroupCommit;
  readonly #cache: DocumentCache;
  readonly #statements = new Map<string, StatementSync>();

  constructor(database: Connection, clock: Clock, disk: Disk, alive?: AliveLock) {
    this.#database = database;
    this.#clock = clock;
    const prepared = this.#prepared;
    this.#cache = new DocumentCache(prepared);
    const cache = this.#cache;
    const newEtag = etagsOf(database);
    this.#disk = disk;
    this.#alive = alive;
    this.#commits = new GroupCommit({
      database,
      prepared,
      clock,
      cache,
      newEtag,
      disk,
    });
  }

  get generation(): number | undefined {
    return this.#alive?.generation;
  }

  async read<Body>(key: DocumentKey): Promise<StoredDocument<Body> | undefined> {
    try {
      const now = this.#clock.now();
      const entry = this.#cache.get(key, now) ?? this.#readFromFile(key, now);
      return entry.document as StoredDocument<Body> | undefined;
    } catch (error) {
      throw asStoreError(error);
    }
  }

  async commit(partition: Partition, writes: readonly Write[]): Promise<CommitResult> {
    return this.#commits.add(partition, writes, bodiesWithinLimits(writes));
  }

  async find<Body>(query: Find): Promise<Page<Body>> {
    const found = this.#rows<Body>(findSql(query, this.#clock.now()));
    const documents = found.slice(0, query.limit);
    const last = documents.at(-1);
    return found.length > query.limit && last
      ? { documents, cursor: cursorAfter(query, last) }
      : { documents };
  }

  async count(query: Parameters<Documents['count']>[0]): Promise<number> {
    const { text, values } = countSql(query, this.#clock.now());
    return this.#query(() => Number(this.#prepared(text).get(...values)?.['n']));
  }

  async tally(query: TallyQuery): Promise<readonly TallyGroup[]> {
    const { text, values } = tallySql(query);
    const { by } = TALLIES[query.tally];
    return this.#query(() => this.#prepared(text).all(...values)).map(({ one, other, n }) => ({
      values: Object.fromEntries(by.map((field, at) => [field, [one, other][at]])),
      count: Number(n),
    }));
  }

  async ping(): Promise<void> {
    this.#query(() => this.#prepared('SELECT 1 FROM documents LIMIT 1').get());
  }

  async purgeDeleted(): Promise<void> {
    await this.#commits.settled();
    try {
      await purgeDeleted(this.#database, this.#clock.now());
    } catch (error) {
      throw asStoreError(error);
    }
  }

  async close(): Promise<void> {
    await this.#commits.settled();
    await this.#disk.close();
    if (!this.#database.isOpen) return;
    this.#statements.clear();
    this.#database.close();
    this.#alive?.release();
  }

  #rows<Body>({ text, values }: Sql): StoredDocument<Body>[] {
    const rows = this.#query(() => this.#prepared(text).all(...values));
    return rows.map((row) => documentOf(row) as StoredDocument<Body>);
  }

  #readFromFile(key: DocumentKey, now: number): CacheEntry {
    const row = this.#prepared(READ).get(key.tenantId, key.aggregateId, key.id, now);
    const expiresAt = row?.['expires_at'];
    const entry = {
      document: row && frozen(documentOf(row)),
      ...(typeof expiresAt === 'number' && { expiresAt }),
    };
    this.#cache.set(key, entry, String(row?.['body'] ?? '').length);
    return entry;
  }

  #query<Result>(run: () => Result): Result {
    try {
      return run();
    } catch (error) {
      throw asStoreError(error);
    }
  }

  readonly #prepared = (text: string): StatementSync => {
    const known = this.#statements.get(text);
    if (known) return known;
    const statement = this.#database.prepare(text);
    this.#statements.set(text, statement);
    return statement;
  };
}

/**
 * A random part per connection and a counter: a document that was deleted and created again never
 * has a former etag.
 */
function etagsOf(database: Connection): () => string {
  const { own } = database.prepare('SELECT lower(hex(randomblob(8))) AS own').get() ?? {};
  let count = 0;
  return () => `${String(own)}-${(++count).toString(36)}`;
}

function documentOf(row: Readonly<Record<string, SQLOutputValue>>): StoredDocument {
  return {
    tenantId: String(row['tenant_id']),
    aggregateId: String(row['aggregate_id']),
    id: String(row['id']),
    kind: String(row['kind']),
    body: JSON.parse(String(row['body'])),
    index: JSON.parse(String(row['index_values'])) as StoredDocument['index'],
    etag: String(row['etag']),
  };
}
