import type { DatabaseSync } from 'node:sqlite';
import { StorageError } from '../storage-error.ts';
import { STORE_HINTS } from '../store-hints.ts';
import { bringIndexesUpToDate, fieldSql, kindSql } from './indexes.ts';
import { bringTalliesUpToDate, makeTallies } from './tallies.ts';

/** Step n migrates a file from version n to n + 1. */
const STEPS: readonly ((database: DatabaseSync) => void)[] = [
  (database) =>
    database.exec(`CREATE TABLE documents (
     tenant_id    TEXT NOT NULL,
     aggregate_id TEXT NOT NULL,
     id           TEXT NOT NULL,
     kind         TEXT NOT NULL,
     body         TEXT NOT NULL,
     index_values TEXT NOT NULL,
     etag         TEXT NOT NULL,
     expires_at   INTEGER,
     PRIMARY KEY (tenant_id, aggregate_id, id)
   ) STRICT`),
  replaceListTables,
];

/** "PSDk" as SQLite's application id; files of releases before 0.2 have none. */
const APPLICATION_ID = 0x5053446b;

/**
 * Only reads.
 * @throws StorageError `store-unusable` for a file of another program or a later release
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
      `${database.location() ?? 'The database'} has schema version ${version}, this release knows ${STEPS.length}. ${STORE_HINTS['newer-schema']}`,
      { reason: 'newer-schema' },
    );
}

/**
 * Creates missing parts of a new file and migrates an older one. A process of the previous release
 * that has the file open continues to work; it can no longer open the file.
 * @throws StorageError `store-unusable` for a file of a later version or of another program
 */
export function bringUpToDate(database: DatabaseSync): void {
  migrate(database);
  bringIndexesUpToDate(database);
  bringTalliesUpToDate(database);
}

function migrate(database: DatabaseSync): void {
  // Checked first without the lock, so that a start does not wait for a busy process.
  if (versionOf(database) === STEPS.length) return;
  database.exec('BEGIN IMMEDIATE');
  try {
    refuseForeign(database);
    const version = versionOf(database);
    for (const step of STEPS.slice(version)) step(database);
    database.exec(`PRAGMA user_version = ${STEPS.length}`);
    database.exec(`PRAGMA application_id = ${APPLICATION_ID}`);
    // Nobody else uses a new file, so one transaction and one sync are enough.
    if (version === 0) {
      bringIndexesUpToDate(database);
      makeTallies(database);
    }
    database.exec('COMMIT');
  } catch (error) {
    database.exec('ROLLBACK');
    throw error;
  }
}

/**
 * Up to version 1 triggers maintained a table for each order of `LISTS`. A view replaces each
 * table, because processes of that release query it until they end.
 */
function replaceListTables(database: DatabaseSync): void {
  const listed = database.prepare(
    "SELECT name FROM sqlite_schema WHERE type = ? AND name LIKE 'list:%'",
  );
  for (const { name } of listed.all('trigger')) database.exec(`DROP TRIGGER "${String(name)}"`);
  for (const { name } of listed.all('table')) {
    const table = String(name);
    const columns = database.prepare('SELECT name FROM pragma_table_info(?)').all(table);
    const fields = columns.map((column) => String(column['name'])).filter((one) => !KEY.has(one));
    const values = fields.map((field) => `${fieldSql(field)} AS ${field}`);
    const present = fields.map((field) => ` AND ${fieldSql(field)} IS NOT NULL`);
    database.exec(`DROP TABLE "${table}";
      CREATE VIEW "${table}" AS SELECT ${[...KEY, ...values].join(', ')} FROM documents
        WHERE ${kindSql(table.split(':')[1] ?? '')}${present.join('')}`);
  }
}

const KEY = new Set(['tenant_id', 'aggregate_id', 'id']);

const versionOf = (database: DatabaseSync): number => numberFrom(database, 'PRAGMA user_version');

function numberFrom(database: DatabaseSync, sql: string): number {
  return Number(Object.values(database.prepare(sql).get() ?? {})[0]);
}
