import type { DatabaseSync } from 'node:sqlite';
import { INDEX_FIELDS, type IndexField } from '../../workflow/ports.ts';

/** The column that holds a field of `index`. */
export const columnOf = (field: IndexField): string => `index_${field}`;

/** Fields by which the clock looks through all tenants at once. */
const ACROSS_TENANTS: readonly IndexField[] = ['dueAt', 'wakeOn'];

/** By these nothing is put in order: what is found by them stands in the order of another field. */
const NO_ORDER: readonly IndexField[] = ['assigneeId', 'consultantId', 'offer', 'expiresOn'];

/** Lists of what belongs to somebody, stands in one state, or both: the last field is their order. */
const LISTS: readonly (readonly IndexField[])[] = [
  ['assigneeId', 'place'],
  ['assigneeId', 'status', 'place'],
  ['consultantId', 'place'],
  ['consultantId', 'status', 'place'],
  ['status', 'place'],
  ['assigneeId', 'due'],
  ['consultantId', 'due'],
  ['assigneeId', 'endsOn'],
  ['consultantId', 'endsOn'],
  ['assigneeId', 'startsOn'],
  ['consultantId', 'startsOn'],
];

/**
 * One index for each question, so that a page is read off it in order and costs the same however
 * much lies before and after it.
 */
const INDEXES: ReadonlyMap<string, string> = new Map([
  ...INDEX_FIELDS.filter((field) => !NO_ORDER.includes(field)).map((field) =>
    index(`documents_by_${field}`, ['tenant_id'], [field]),
  ),
  ...ACROSS_TENANTS.map((field) =>
    index(`documents_by_${field}_across`, [], [field], ['tenant_id']),
  ),
  ...LISTS.map((fields) => index(`documents_by_${fields.join('_')}`, ['tenant_id'], fields)),
]);

function index(
  name: string,
  before: readonly string[],
  fields: readonly IndexField[],
  after: readonly string[] = [],
): readonly [name: string, sql: string] {
  const ordered = fields.map(columnOf);
  const columns = ['kind', ...before, ...ordered, ...after, 'aggregate_id', 'id'];
  const present = ordered.map((column) => `${column} IS NOT NULL`);
  return [
    name,
    `CREATE INDEX IF NOT EXISTS ${name} ON documents (${columns.join(', ')})
       WHERE ${present.join(' AND ')}`,
  ];
}

/** What releases before this one had made, and nobody asks any more. */
const FORMER = NO_ORDER.map((field) => `documents_by_${field}`);

/**
 * Makes the indexes that are not there yet. Each by itself: a desk at work on the same file waits
 * for one of them and not for all.
 */
export function bringIndexesUpToDate(database: DatabaseSync): void {
  const present = database.prepare("SELECT name FROM sqlite_schema WHERE type = 'index'").all();
  const names = new Set(present.map(({ name }) => String(name)));
  for (const [name, sql] of INDEXES) if (!names.has(name)) database.exec(sql);
  for (const name of FORMER) if (names.has(name)) database.exec(`DROP INDEX IF EXISTS ${name}`);
}
