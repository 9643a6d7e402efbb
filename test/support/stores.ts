import { openSqliteDocuments } from '../../storage/sqlite/open-sqlite-documents.ts';
import type { Clock, Documents } from '../../workflow/ports.ts';

/**
 * A store of its own for one test: the real SQLite adapter on a database that lives in memory.
 * Documents expire by the clock handed in. Close it, or let it go with the test.
 */
export function aStore(options: { readonly clock?: Clock } = {}): Documents {
  const clock = options.clock ?? { now: () => Date.parse('2020-03-02T09:00:00Z') };
  return openSqliteDocuments({ path: ':memory:', clock });
}
