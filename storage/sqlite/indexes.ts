import type { DatabaseSync } from 'node:sqlite';
import { LISTS } from '../../workflow/records/sort-orders.ts';

/** A field of the index values; queries must use the same expression as the indexes. */
export const fieldSql = (field: string): string => `json_extract(index_values, '$.${field}')`;

/** A literal, since the planner cannot match a parameter with the WHERE of a partial index. */
export const kindSql = (kind: string): string => `kind = '${kind.replaceAll("'", "''")}'`;

/** True if the ids of this kind begin with its name. */
export const isFoundById = (kind: string): boolean => LISTS[kind]?.byId === true;

/** CREATE statements by index name. */
export const INDEXES: ReadonlyMap<string, string> = new Map([
  [
    'documents_by_expiry',
    'CREATE INDEX documents_by_expiry ON documents (expires_at) WHERE expires_at IS NOT NULL',
  ],
  ...Object.entries(LISTS).flatMap(
    ([kind, { inTenant = [], acrossTenants = [], filters = [], filtersOf = {} }]) => [
      ...inTenant.map((fields) => {
        const last = fields.at(-1);
        const further = (last === undefined ? undefined : filtersOf[last]) ?? [];
        const others = further.filter((field) => !fields.includes(field));
        return indexOf(kind, ['tenant', ...fields], [...filters, ...others]);
      }),
      ...acrossTenants.map((fields) => indexOf(kind, [...fields, 'tenant'], filters)),
    ],
  ),
]);

/**
 * Creates missing indexes, replaces those with another definition and drops those of other
 * releases. Each is a transaction of its own, so that another process waits for one index at most:
 * about a second with 100,000 vouchers.
 */
export function bringIndexesUpToDate(database: DatabaseSync): void {
  const rows = database
    .prepare("SELECT name, sql FROM sqlite_schema WHERE type = 'index' AND sql IS NOT NULL")
    .all();
  const present = new Map(rows.map(({ name, sql }) => [String(name), String(sql)]));
  for (const [name, sql] of INDEXES) {
    if (present.get(name) === sql) continue;
    const creation = sql.replace('INDEX', 'INDEX IF NOT EXISTS');
    database.exec(
      present.has(name)
        ? `BEGIN IMMEDIATE; DROP INDEX IF EXISTS "${name}"; ${creation}; COMMIT`
        : creation,
    );
  }
  for (const name of present.keys())
    if (!INDEXES.has(name)) database.exec(`DROP INDEX IF EXISTS "${name}"`);
}

/** Index in the given order and then by key, of documents that have all fields of the order. */
function indexOf(
  kind: string,
  order: readonly string[],
  filters: readonly string[],
): [name: string, sql: string] {
  const name = `${kind} by ${order.join(', ')}`;
  const fields = order.filter((field) => field !== 'tenant').map(fieldSql);
  const columns = order.map((field) => (field === 'tenant' ? 'tenant_id' : fieldSql(field)));
  const all = [...columns, 'aggregate_id', 'id', ...filters.map(fieldSql)].join(', ');
  const terms = [kindSql(kind), ...fields.map((field) => `${field} IS NOT NULL`)].join(' AND ');
  return [name, `CREATE INDEX "${name}" ON documents (${all}) WHERE ${terms}`];
}
