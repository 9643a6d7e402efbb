import { DatabaseSync, type StatementSync } from 'node:sqlite';
import { getState } from 'jest-circus';
import { NO_DISK } from '../../storage/sqlite/disk.ts';
import { bringUpToDate } from '../../storage/sqlite/schema.ts';
import { SqliteDocuments } from '../../storage/sqlite/sqlite-documents.ts';
import type { Connection } from '../../storage/sqlite/write-sql.ts';
import type { Clock, Documents } from '../../workflow/kernel/ports.ts';

/**
 * A store for one test: the real SQLite adapter on an in-memory database. Documents expire by the
 * given clock. Closing is optional.
 */
export function aStore(options: { readonly clock?: Clock } = {}): Documents {
  const clock = options.clock ?? { now: () => Date.parse('2020-03-02T09:00:00Z') };
  takeBack();
  const connection = new OwnConnection(idle.pop() ?? new EmptyDatabase());
  lent.add(connection);
  return new SqliteDocuments(connection, clock, NO_DISK);
}

/**
 * Databases are emptied and reused, since creating tables and triggers and preparing statements
 * takes longer than most tests. Closed stores lose their connection.
 */
const idle: EmptyDatabase[] = [];
const lent = new Set<OwnConnection>();

let file: unknown;

/** Reclaims the databases of the previous test file. */
function takeBack(): void {
  const { rootDescribeBlock } = getState();
  if (rootDescribeBlock === file) return;
  file = rootDescribeBlock;
  for (const connection of lent) connection.close();
}

class EmptyDatabase extends DatabaseSync {
  readonly #statements = new Map<string, StatementSync>();

  constructor() {
    super(':memory:');
    bringUpToDate(this);
  }

  /** Prepared statements survive the reuse. */
  override prepare(text: string): StatementSync {
    const known = this.#statements.get(text) ?? super.prepare(text);
    this.#statements.set(text, known);
    return known;
  }

  empty(): void {
    if (this.isTransaction) this.exec('ROLLBACK');
    // The triggers empty their own tables.
    this.exec('DELETE FROM documents');
  }
}

/** The connection of one store to its database. */
class OwnConnection implements Connection {
  #database: EmptyDatabase | undefined;

  constructor(database: EmptyDatabase) {
    this.#database = database;
  }

  get isOpen(): boolean {
    return this.#database !== undefined;
  }

  get isTransaction(): boolean {
    return this.#open.isTransaction;
  }

  get #open(): EmptyDatabase {
    if (this.#database === undefined) throw new Error('The database is not open');
    return this.#database;
  }

  exec(sql: string): void {
    this.#open.exec(sql);
  }

  prepare(sql: string): StatementSync {
    return this.#open.prepare(sql);
  }

  close(): void {
    const database = this.#open;
    this.#database = undefined;
    lent.delete(this);
    database.empty();
    idle.push(database);
  }
}
