import {
  INDEX_FIELDS,
  TALLIES,
  type Condition,
  type Find,
  type IndexField,
  type TallyQuery,
} from '../../workflow/kernel/ports.ts';
import { positionOf, type Position } from '../cursor.ts';
import { chooseList, holds } from './choose-list.ts';
import { isFoundById, valueOf, type List } from './lists.ts';
import { tallyColumnOf } from './tallies.ts';

/** SQL text with its parameters in order; equal questions have equal texts, so that they are prepared once. */
export interface Sql {
  readonly text: string;
  readonly values: readonly (string | number)[];
}

const NAMES = [
  'tenant_id',
  'aggregate_id',
  'id',
  'kind',
  'body',
  'index_values',
  'etag',
  'expires_at',
];

/** All that a document is made of; a file of a former release has columns beside these. */
export const COLUMNS = NAMES.map((name) => `documents.${name}`).join(', ');

type Conditions = Omit<Find, 'limit' | 'cursor' | 'orderBy'>;

/**
 * One document more than a page holds, which tells whether another page follows. How many stands in
 * the text: a statement whose limit is bound SQLite plans anew each time, which takes longer than
 * to carry it out.
 */
export function findSql(query: Find, now: number): Sql {
  const source = sourceOf(query);
  const terms = conditionTerms(query, source, now);
  const position = positionOf(query);
  const field = query.orderBy?.field;
  if (field !== undefined && !holds(source.list, field))
    terms.push({ text: `${source.column(field)} IS NOT NULL`, values: [] });
  if (position !== undefined) terms.push(after(query, source, position));
  const direction = query.orderBy?.descending ? ' DESC' : '';
  const order = orderColumns(query, source).map((column) => column + direction);
  return {
    text: `SELECT ${COLUMNS} FROM ${source.text} WHERE ${joined(terms)} ORDER BY ${order.join(', ')} LIMIT ${query.limit + 1}`,
    values: valuesOf(terms),
  };
}

interface Source {
  readonly list: List | undefined;
  /** What follows FROM. */
  readonly text: string;
  /** Of a field of the index. */
  readonly column: (field: IndexField) => string;
  /** Of the key. */
  readonly key: (name: 'tenant_id' | 'aggregate_id' | 'id') => string;
}

/** A list and the documents it names, in its order, or the documents alone. */
function sourceOf(query: Omit<Find, 'limit' | 'cursor'>): Source {
  const list = chooseList(query);
  if (list === undefined)
    return {
      list,
      text: 'documents',
      column: (field) => valueOf('documents', field),
      key: (name) => `documents.${name}`,
    };
  // CROSS keeps the planner from looking through the documents first.
  const key = ['tenant_id', 'aggregate_id', 'id'].map((name) => `documents.${name} = list.${name}`);
  return {
    list,
    text: `${list.table} AS list CROSS JOIN documents ON ${key.join(' AND ')}`,
    column: (field) => (holds(list, field) ? `list.${field}` : valueOf('documents', field)),
    key: (name) => `list.${name}`,
  };
}

/** From the tally by the very fields of the question where there is one. */
export function countSql(query: Conditions, now: number): Sql {
  const tally = tallyFor(query);
  if (tally !== undefined) {
    const { text, values } = tallySql(tally);
    return { text: `SELECT coalesce(sum(n), 0) AS n FROM (${text})`, values };
  }
  const source = sourceOf(query);
  const terms = conditionTerms(query, source, now);
  return {
    text: `SELECT count(*) AS n FROM ${source.text} WHERE ${joined(terms)}`,
    values: valuesOf(terms),
  };
}

/** `one` and `other`: the values of a group, in the order of the tally's fields. */
export function tallySql(query: TallyQuery): Sql {
  const terms: Sql[] = [
    { text: 'tally = ? AND tenant_id = ?', values: [query.tally, query.tenantId] },
  ];
  for (const [field, condition] of Object.entries<Condition>(query.where ?? {})) {
    const column = tallyColumnOf(query, field as IndexField);
    if (column !== undefined) terms.push(compare(column, condition));
  }
  return {
    text: `SELECT one, other, n FROM tallies WHERE ${joined(terms)}`,
    values: valuesOf(terms),
  };
}

function tallyFor({ aggregateId, kind, tenantId, where = {} }: Conditions): TallyQuery | undefined {
  if (tenantId === undefined || aggregateId !== undefined) return undefined;
  const asked = Object.keys(where).toSorted().join();
  const found = Object.entries(TALLIES).find(
    ([, tally]) => tally.kind === kind && tally.by.toSorted().join() === asked,
  );
  return found && ({ tally: found[0], tenantId, where } as TallyQuery);
}

function conditionTerms(
  query: Omit<Find, 'limit' | 'cursor'>,
  { list, column, key }: Source,
  now: number,
): Sql[] {
  // What a list holds is of its kind.
  const terms: Sql[] = list === undefined ? [{ text: 'kind = ?', values: [query.kind] }] : [];
  if (query.tenantId !== undefined)
    terms.push({ text: `${key('tenant_id')} = ?`, values: [query.tenantId] });
  if (query.aggregateId !== undefined)
    terms.push({ text: `${key('aggregate_id')} = ?`, values: [query.aggregateId] });
  if (query.aggregateId !== undefined && isFoundById(query.kind))
    terms.push({
      text: `${key('id')} BETWEEN ? AND ?`,
      values: [`${query.kind}:`, `${query.kind};`],
    });
  for (const field of INDEX_FIELDS) {
    const condition = query.where?.[field];
    if (condition !== undefined) terms.push(compare(column(field), condition));
  }
  terms.push({ text: '(expires_at IS NULL OR expires_at > ?)', values: [now] });
  return terms;
}

/** SQLite sorts every number before every text; a bound at '' keeps a range within its own type. */
function compare(column: string, condition: Condition): Sql {
  if ('eq' in condition) return { text: `${column} = ?`, values: [condition.eq] };
  if ('in' in condition)
    return {
      text: `${column} IN (SELECT value FROM json_each(?))`,
      values: [JSON.stringify(condition.in)],
    };
  if ('lte' in condition)
    return typeof condition.lte === 'string'
      ? { text: `${column} BETWEEN '' AND ?`, values: [condition.lte] }
      : { text: `${column} <= ?`, values: [condition.lte] };
  return typeof condition.gte === 'string'
    ? { text: `${column} >= ?`, values: [condition.gte] }
    : { text: `${column} >= ? AND ${column} < ''`, values: [condition.gte] };
}

function after(query: Find, source: Source, position: Position): Sql {
  const columns = orderColumns(query, source);
  const sign = query.orderBy?.descending ? '<' : '>';
  const values = [
    ...(position.value === undefined ? [] : [position.value]),
    ...(query.tenantId === undefined ? [position.tenantId] : []),
    position.aggregateId,
    position.id,
  ];
  return {
    text: `(${columns.join(', ')}) ${sign} (${values.map(() => '?').join(', ')})`,
    values,
  };
}

/** What is the same for all is left out, so that a page begins at its place in the list at once. */
function orderColumns({ orderBy, tenantId }: Find, { column, key }: Source): readonly string[] {
  const tenant = tenantId === undefined ? [key('tenant_id')] : [];
  const keys = [...tenant, key('aggregate_id'), key('id')];
  return orderBy === undefined ? keys : [column(orderBy.field), ...keys];
}

const joined = (terms: readonly Sql[]): string => terms.map(({ text }) => text).join(' AND ');
const valuesOf = (terms: readonly Sql[]) => terms.flatMap(({ values }) => values);
