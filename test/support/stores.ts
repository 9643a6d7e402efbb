import { DatabaseSync } from 'node:sqlite';
import { NO_DISK } from '../../storage/sqlite/disk.ts';
import { bringUpToDate } from '../../storage/sqlite/schema.ts';
import { SqliteDocuments } from '../../storage/sqlite/sqlite-documents.ts';
import type { Clock, Documents } from '../../workflow/ports.ts';

/**
 * A store of its own for one test: the real SQLite adapter on a database that lives in memory.
 * Documents expire by the clock handed in. Close it, or let it go with the test.
 */
export function aStore(options: { readonly clock?: Clock } = {}): Documents {
  const clock = options.clock ?? { now: () => Date.parse('2020-03-02T09:00:00Z') };
  return new SqliteDocuments(anEmptyDatabase(), clock, NO_DISK);
}

let image: Uint8Array | undefined;

/** To make the tables and triggers takes longer than most tests: made once, and copied. */
function anEmptyDatabase(): DatabaseSync {
  const database = new DatabaseSync(':memory:');
  if (image === undefined) bringUpToDate(database);
  else database.deserialize(image);
  // The first releases of Node 24 have no copies: there each one is made.
  if ('serialize' in database) image ??= database.serialize();
  return database;
}
