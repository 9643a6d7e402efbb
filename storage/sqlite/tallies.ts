import type { DatabaseSync } from 'node:sqlite';
import {
  TALLIES,
  type IndexField,
  type TallyDefinition,
  type TallyQuery,
} from '../../workflow/kernel/ports.ts';

/** Columns of a group's values, in the order of the tally's fields; empty text if it has fewer. */
const VALUE_COLUMNS = ['one', 'other'] as const;

/**
 * Number of documents per group. Triggers update it in the documents' transaction, so that a query
 * costs the same for any number of documents. They also fire for an earlier release that writes to
 * the same file.
 */
const TABLE = `CREATE TABLE IF NOT EXISTS tallies (
    tally     TEXT NOT NULL,
    tenant_id TEXT NOT NULL,
    one       ANY NOT NULL,
    other     ANY NOT NULL,
    n         INTEGER NOT NULL,
    PRIMARY KEY (tally, tenant_id, one, other)
  ) STRICT, WITHOUT ROWID;`;

/** The column that holds this field of the tally. */
export function tallyColumnOf({ tally }: TallyQuery, field: IndexField): string | undefined {
  const by: readonly IndexField[] = TALLIES[tally].by;
  return VALUE_COLUMNS[by.indexOf(field)];
}

/**
 * Creates missing tallies from the existing documents. Each is a transaction of its own, so that
 * another process waits for one at most.
 */
export function bringTalliesUpToDate(database: DatabaseSync): void {
  for (const [tally] of missingFrom(database)) {
    database.exec('BEGIN IMMEDIATE');
    try {
      database.exec(TABLE);
      // Another process may have created it while this one waited for the lock.
      const missing = missingFrom(database).find(([name]) => name === tally);
      if (missing) database.exec(creationSql(...missing));
      database.exec('COMMIT');
    } catch (error) {
      database.exec('ROLLBACK');
      throw error;
    }
  }
}

/** Creates all tallies of a new file within the current transaction. */
export function makeTallies(database: DatabaseSync): void {
  database.exec(TABLE);
  for (const missing of missingFrom(database)) database.exec(creationSql(...missing));
}

function missingFrom(database: DatabaseSync): readonly [tally: string, TallyDefinition][] {
  const triggers = database.prepare("SELECT name FROM sqlite_schema WHERE type = 'trigger'").all();
  const present = new Set(triggers.map(({ name }) => name));
  return Object.entries(TALLIES).filter(([tally]) => !present.has(`${tally}_added`));
}

function creationSql(tally: string, { kind, by }: TallyDefinition): string {
  const columns = ['tally', 'tenant_id', ...VALUE_COLUMNS].join(', ');
  const group = (row: string): string =>
    [`'${tally}'`, `${row}.tenant_id`, ...VALUE_COLUMNS.map((_, at) => valueOf(row, by[at]))].join(
      ', ',
    );
  const isIn = (row: string): string =>
    [`${row}.kind = '${kind}'`, ...by.map((field) => `${valueOf(row, field)} IS NOT NULL`)].join(
      ' AND ',
    );
  const add = `INSERT INTO tallies (${columns}, n) SELECT ${group('NEW')}, 1 WHERE ${isIn('NEW')}
    ON CONFLICT DO UPDATE SET n = n + 1;`;
  const itsGroup = `(${columns}) = (${group('OLD')}) AND ${isIn('OLD')}`;
  // Queries would read an empty group again and again, so it is deleted.
  const take = `UPDATE tallies SET n = n - 1 WHERE ${itsGroup};
    DELETE FROM tallies WHERE ${itsGroup} AND n = 0;`;
  const counted = (row: string): string =>
    [`${row}.kind`, ...by.map((field) => valueOf(row, field))].join(', ');
  return `
    INSERT INTO tallies (${columns}, n) SELECT ${group('documents')}, count(*) FROM documents
      WHERE ${isIn('documents')} GROUP BY 2, 3, 4;
    CREATE TRIGGER ${tally}_added AFTER INSERT ON documents WHEN NEW.kind = '${kind}'
      BEGIN ${add} END;
    CREATE TRIGGER ${tally}_removed AFTER DELETE ON documents WHEN OLD.kind = '${kind}'
      BEGIN ${take} END;
    CREATE TRIGGER ${tally}_changed AFTER UPDATE ON documents
      WHEN '${kind}' IN (OLD.kind, NEW.kind) AND (${counted('OLD')}) IS NOT (${counted('NEW')})
      BEGIN ${take} ${add} END;`;
}

const valueOf = (row: string, field: IndexField | undefined): string =>
  field === undefined ? "''" : `json_extract(${row}.index_values, '$.${field}')`;
