import { DatabaseSync } from 'node:sqlite';
import { countSql, findSql, type Sql } from '../../storage/sqlite/find-sql.ts';
import { bringUpToDate } from '../../storage/sqlite/schema.ts';
import type { Find } from '../../workflow/kernel/ports.ts';

let empty: DatabaseSync | undefined;

/** SQLite's query plan on an empty file, one step per line; it does not depend on the data. */
export const planOf = (query: Find): string => explained(findSql(query, 0));

/** The plan of `count`. */
export const planOfCount = (query: Omit<Find, 'limit' | 'cursor' | 'orderBy'>): string =>
  explained(countSql(query, 0));

function explained({ text, values }: Sql): string {
  if (empty === undefined) {
    empty = new DatabaseSync(':memory:');
    bringUpToDate(empty);
  }
  const steps = empty.prepare(`EXPLAIN QUERY PLAN ${text}`).all(...values);
  return steps.map(({ detail }) => String(detail)).join('\n');
}
