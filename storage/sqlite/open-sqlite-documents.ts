import { closeSync, mkdirSync, openSync, statSync } from 'node:fs';
import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import type { Clock } from '../../workflow/kernel/ports.ts';
import { AliveLock } from './alive-lock.ts';
import { LogOnDisk, NO_DISK } from './disk.ts';
import { asStoreError, cannotOpen, isBusy } from './sqlite-errors.ts';
import { bringUpToDate, refuseForeign } from './schema.ts';
import { SqliteDocuments } from './sqlite-documents.ts';

/**
 * SQLite's busy timeouts, which block the event loop: at the start until another process has
 * created the file, later too short for a turn to notice.
 */
const STARTING_BUSY_MS = 10_000;
const BUSY_MS = 250;
/** With SQLite's own 2 MB, pages are read repeatedly from a few thousand vouchers on. */
const CACHE_KB = 32 * 1024;
const WAL_ATTEMPTS = 100;
const WAL_PAUSE_MS = 20;

/**
 * Opens the database file and creates it and its folders, for this user only, if they are missing.
 * `:memory:` is a separate database that ends with `close()`.
 * @throws StoreUnavailable if the file cannot be opened; StorageError `store-unusable` if it
 * belongs to another program or a later release
 */
export function openSqliteDocuments(options: {
  readonly path: string;
  readonly clock: Clock;
  /** Called if the file was missing or empty. */
  readonly onCreated?: (() => void) | undefined;
  /** Lets other processes see that this one runs, until `close()`. */
  readonly asReplica?: boolean;
}): SqliteDocuments {
  if (options.path !== ':memory:') {
    createPrivately(options.path);
    if (statSync(options.path).size === 0) options.onCreated?.();
    else refuseUnlessOurs(options.path);
  }
  const database = new DatabaseSync(options.path, { timeout: STARTING_BUSY_MS, open: false });
  let alive: AliveLock | undefined;
  try {
    database.open();
    // NORMAL: SQLite only syncs the log before a checkpoint. `LogOnDisk` syncs it before a lasting
    // write is acknowledged.
    useWriteAheadLog(database);
    database.exec('PRAGMA synchronous = NORMAL');
    database.exec('PRAGMA trusted_schema = OFF; PRAGMA journal_size_limit = 67108864');
    database.exec(`PRAGMA cache_size = -${CACHE_KB}`);
    // Overwrites deleted content with zeros, so that it does not stay in free pages.
    database.exec('PRAGMA secure_delete = ON');
    bringUpToDate(database);
    database.exec(`PRAGMA busy_timeout = ${BUSY_MS}`);
    const file = database.location();
    if (options.asReplica && file !== null) alive = new AliveLock(file);
  } catch (error) {
    if (database.isOpen) database.close();
    throw asStoreError(error, options.path);
  }
  const path = database.location();
  const disk = path === null ? NO_DISK : new LogOnDisk(`${path}-wal`);
  return new SqliteDocuments(database, options.clock, disk, alive);
}

/**
 * Opens an existing file of any earlier release as it is: without migration, new indexes or another
 * journal mode. Queries are slower until the desk has opened it; commits fail.
 * @throws as {@link openSqliteDocuments}
 */
export function readSqliteDocuments(options: {
  readonly path: string;
  readonly clock: Clock;
}): SqliteDocuments {
  const { clock, path } = options;
  refuseUnlessOurs(path);
  const database = new DatabaseSync(path, { timeout: STARTING_BUSY_MS, readOnly: true });
  database.exec('PRAGMA trusted_schema = OFF');
  return new SqliteDocuments(database, clock, NO_DISK);
}

/** Runs before anything in the file is changed, its journal mode included. */
function refuseUnlessOurs(path: string): void {
  const database = new DatabaseSync(path, {
    timeout: STARTING_BUSY_MS,
    open: false,
    readOnly: true,
  });
  try {
    database.open();
    refuseForeign(database);
  } catch (error) {
    throw asStoreError(error, path);
  } finally {
    if (database.isOpen) database.close();
  }
}

/**
 * Retries: while another process changes the same file's journal mode, SQLite fails at once,
 * whatever its busy timeout.
 */
function useWriteAheadLog(database: DatabaseSync): void {
  for (let attempt = 1; ; attempt++) {
    try {
      database.exec('PRAGMA journal_mode = WAL');
      return;
    } catch (error) {
      if (!isBusy(error) || attempt === WAL_ATTEMPTS) throw error;
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, WAL_PAUSE_MS);
    }
  }
}

/** SQLite gives its other files the mode of this one. */
function createPrivately(file: string): void {
  try {
    mkdirSync(path.dirname(file), { recursive: true, mode: 0o700 });
    closeSync(openSync(file, 'a', 0o600));
  } catch (cause) {
    throw cannotOpen(file, cause);
  }
}
