import type { DatabaseSync } from 'node:sqlite';
import { StorageError } from '../storage-error.ts';
import { STORE_HINTS } from '../store-hints.ts';
import { bringListsUpToDate, makeLists } from './keep-lists.ts';
import { bringTalliesUpToDate, makeTallies } from './tallies.ts';

/** Each step brings a file from the version that is its position to the next one. */
const STEPS: readonly string[] = [
  `CREATE TABLE documents (
     tenant_id    TEXT NOT NULL,
     aggregate_id TEXT NOT NULL,
     id           TEXT NOT NULL,
     kind         TEXT NOT NULL,
     body         TEXT NOT NULL,
     index_values TEXT NOT NULL,
     etag         TEXT NOT NULL,
     expires_at   INTEGER,
     PRIMARY KEY (tenant_id, aggregate_id, id)
   ) STRICT;
   CREATE INDEX documents_by_expiry ON documents (expires_at) WHERE expires_at IS NOT NULL;`,
];

/** Beside the key, all that is kept of the documents themselves; former releases kept an index a field. */
const INDEXES: readonly string[] = ['documents_by_expiry'];

/** "PSDk" as SQLite's application id; files of releases before 0.2 have none. */
const APPLICATION_ID = 0x5053446b;

/**
 * Only reads.
 * @throws StorageError `store-unusable` for a file of another program or of a later release.
 */
export function refuseForeign(database: DatabaseSync): void {
  const version = versionOf(database);
  const application = numberFrom(database, 'PRAGMA application_id');
  const ours = "SELECT count(*) FROM sqlite_schema WHERE type = 'table' AND name = 'documents'";
  const isOurs =
    application === APPLICATION_ID || (application === 0 && numberFrom(database, ours) === 1);
  const isEmpty = version === 0 && numberFrom(database, 'SELECT count(*) FROM sqlite_schema') === 0;
  if (!isOurs && !(isEmpty && application === 0))
    throw new StorageError(
      'store-unusable',
      `${database.location() ?? 'The database'}: ${STORE_HINTS['other-program']}`,
      { reason: 'other-program' },
    );
  if (version > STEPS.length)
    throw new StorageError(
      'store-unusable',
      `The database has schema version ${version}, this release knows ${STEPS.length}. ${STORE_HINTS['newer-schema']}`,
      { reason: 'newer-schema' },
    );
}

/**
 * Creates what a new file lacks and brings an older one up to date. What changes leaves a desk of
 * the release before, at work on the same file, as it was, but for how long its lists take.
 * @throws StorageError `store-unusable` for a file of a later version or of another program.
 */
export function bringUpToDate(database: DatabaseSync): void {
  bringTableUpToDate(database);
  bringListsUpToDate(database);
  bringTalliesUpToDate(database);
  for (const name of formerIndexes(database)) database.exec(`DROP INDEX IF EXISTS ${name}`);
}

function bringTableUpToDate(database: DatabaseSync): void {
  // Looked at first, without the lock: a start beside a busy desk has nothing to wait for.
  if (versionOf(database) === STEPS.length) return;
  database.exec('BEGIN IMMEDIATE');
  try {
    refuseForeign(database);
    const version = versionOf(database);
    for (const step of STEPS.slice(version)) database.exec(step);
    database.exec(`PRAGMA user_version = ${STEPS.length}`);
    database.exec(`PRAGMA application_id = ${APPLICATION_ID}`);
    // Nobody waits for a new file: everything in one go, which the disk is waited for once.
    if (version === 0) {
      makeLists(database);
      makeTallies(database);
    }
    database.exec('COMMIT');
  } catch (error) {
    database.exec('ROLLBACK');
    throw error;
  }
}

function formerIndexes(database: DatabaseSync): readonly string[] {
  const found = database
    .prepare("SELECT name FROM sqlite_schema WHERE type = 'index' AND name LIKE 'documents_by_%'")
    .all();
  return found.map(({ name }) => String(name)).filter((name) => !INDEXES.includes(name));
}

const versionOf = (database: DatabaseSync): number => numberFrom(database, 'PRAGMA user_version');

function numberFrom(database: DatabaseSync, sql: string): number {
  return Number(Object.values(database.prepare(sql).get() ?? {})[0]);
}
