import { LISTS } from '../../workflow/records/sort-orders.ts';

/** A list as a table of its own, whose key is its order. */
export interface List {
  readonly name: string;
  readonly table: string;
  readonly kind: string;
  /** What is asked for by one value each, and last what a page is ordered by. */
  readonly fields: readonly string[];
  /** Over all tenants: the tenant stands behind the fields. */
  readonly across: boolean;
  /** All of the table's columns, in the order of its key. */
  readonly columns: readonly string[];
}

/** Begins the name of each table that holds a list. */
export const LIST_PREFIX = 'list:';

const ACROSS = 'across';

/** The lists that this release asks. */
export const ALL_LISTS: readonly List[] = Object.entries(LISTS).flatMap(
  ([kind, { inTenant = [], acrossTenants = [] }]) => [
    ...inTenant.map((fields) => listNamed(`${LIST_PREFIX}${kind}:${fields.join()}`)),
    ...acrossTenants.map((fields) => listNamed(`${LIST_PREFIX}${kind}:${fields.join()}:${ACROSS}`)),
  ],
);

const BY_KIND: ReadonlyMap<string, readonly List[]> = Map.groupBy(ALL_LISTS, ({ kind }) => kind);

/** Whether the documents of a kind in one aggregate are found by their ids. */
export const isFoundById = (kind: string): boolean => LISTS[kind]?.byId === true;

/** The lists of a kind; none of one that is not looked through. */
export function listsOf(kind: string): readonly List[] {
  return BY_KIND.get(kind) ?? [];
}

/** What a list is its name says, so that another release knows it too. */
export function listNamed(name: string): List {
  const [kind = '', names = '', reach] = name.slice(LIST_PREFIX.length).split(':');
  const fields = names === '' ? [] : names.split(',');
  const across = reach === ACROSS;
  const columns = across
    ? [...fields, 'tenant_id', 'aggregate_id', 'id']
    : ['tenant_id', ...fields, 'aggregate_id', 'id'];
  return { name, table: `"${name}"`, kind, fields, across, columns };
}

/** What a field of the index is, of a document or of a trigger's row. */
export const valueOf = (row: string, field: string): string =>
  `json_extract(${row}.index_values, '$.${field}')`;
