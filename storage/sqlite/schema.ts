import type { DatabaseSync } from 'node:sqlite';
import { INDEX_FIELDS, type IndexField } from '../../workflow/ports.ts';
import { StorageError } from '../storage-error.ts';
import { bringIndexesUpToDate, columnOf } from './indexes.ts';
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
   CREATE INDEX documents_by_kind ON documents (kind, tenant_id, aggregate_id, id);
   CREATE INDEX documents_by_expiry ON documents (expires_at) WHERE expires_at IS NOT NULL;`,
];

/**
 * Creates what a new file lacks and brings an older one up to date. What is added leaves a desk of
 * the release before, at work on the same file, as it was.
 * @throws StorageError `store-unusable` for a file of a later version or of another program.
 */
export function bringUpToDate(database: DatabaseSync): void {
  bringTableUpToDate(database);
  bringIndexesUpToDate(database);
  bringTalliesUpToDate(database);
}

function bringTableUpToDate(database: DatabaseSync): void {
  if (isUpToDate(database)) return;
  database.exec('BEGIN IMMEDIATE');
  try {
    const version = numberFrom(database, 'PRAGMA user_version');
    const tables = numberFrom(database, 'SELECT count(*) FROM sqlite_schema');
    if (version > STEPS.length)
      throw new StorageError(
        'store-unusable',
        `The database has schema version ${version}, this release knows ${STEPS.length}: use the release that wrote it, or a later one`,
      );
    if (version === 0 && tables > 0)
      throw new StorageError('store-unusable', 'The database file belongs to another program');
    for (const step of STEPS.slice(version)) database.exec(step);
    database.exec(`PRAGMA user_version = ${STEPS.length}`);
    addIndexFields(database);
    // Nobody waits for a new file: everything in one go, which the disk is waited for once.
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

/** Looked at first, without the lock: a start beside a busy desk has nothing to wait for. */
function isUpToDate(database: DatabaseSync): boolean {
  const version = numberFrom(database, 'PRAGMA user_version');
  return version === STEPS.length && missingFields(database).length === 0;
}

function missingFields(database: DatabaseSync): readonly IndexField[] {
  const columns = database.prepare("SELECT name FROM pragma_table_xinfo('documents')").all();
  const present = new Set(columns.map(({ name }) => name));
  return INDEX_FIELDS.filter((field) => !present.has(columnOf(field)));
}

/** Columns computed from the stored values: a field added later finds the old documents too. */
function addIndexFields(database: DatabaseSync): void {
  for (const field of missingFields(database))
    database.exec(
      `ALTER TABLE documents ADD COLUMN ${columnOf(field)} ANY
         AS (json_extract(index_values, '$.${field}')) VIRTUAL`,
    );
}

function numberFrom(database: DatabaseSync, sql: string): number {
  return Number(Object.values(database.prepare(sql).get() ?? {})[0]);
}
