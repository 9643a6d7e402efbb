import {
  INDEX_FIELDS,
  TALLIES,
  type Condition,
  type Documents,
  type Find,
  type IndexField,
  type TallyQuery,
} from '../../workflow/kernel/ports.ts';
import { positionOf, type Position } from '../cursor.ts';
import { fieldSql, isFoundById, kindSql } from './indexes.ts';
import { tallyColumnOf } from './tallies.ts';

/** SQL text with its parameters in order. Equal queries share a prepared statement. */
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

/** Named, because a file of an earlier release may have further columns. */
export const COLUMNS = NAMES.join(', ');

type Conditions = Omit<Find, 'limit' | 'cursor' | 'orderBy'>;
type Count = Parameters<Documents['count']>[0];

/**
 * Reads one document more than the page holds, to find out if there is a next page. LIMIT is
 * inlined: SQLite would plan a statement with a bound limit again on each execution, which takes
 * longer than the execution.
 */
export function findSql(query: Find, now: number): Sql {
  const terms = conditionTerms(query, now, query.orderBy?.field);
  const position = positionOf(query);
  if (query.orderBy !== undefined)
    terms.push({ text: `${column(query, query.orderBy.field)} IS NOT NULL`, values: [] });
  if (position !== undefined) terms.push(...after(query, position));
  const direction = query.orderBy?.descending ? ' DESC' : '';
  const order = orderColumns(query).map((name) => name + direction);
  return {
    text: `SELECT ${COLUMNS} FROM documents WHERE ${joined(terms)} ORDER BY ${order.join(', ')} LIMIT ${query.limit + 1}`,
    values: valuesOf(terms),
  };
}

/** Within an aggregate the primary key is the best index: a unary plus excludes all others. */
const column = ({ aggregateId }: Conditions, field: IndexField): string =>
  (aggregateId === undefined ? '' : '+') + fieldSql(field);

/** Counts by a tally if one has exactly the query's fields. */
export function countSql(query: Count, now: number): Sql {
  const tally = tallyFor(query);
  if (tally !== undefined) {
    const { text, values } = tallySql(tally);
    return { text: `SELECT coalesce(sum(n), 0) AS n FROM (${text})`, values };
  }
  const terms = conditionTerms(query, now);
  return {
    text:
      query.atMost === undefined
        ? `SELECT count(*) AS n FROM documents WHERE ${joined(terms)}`
        : `SELECT count(*) AS n FROM (SELECT 1 FROM documents WHERE ${joined(terms)} LIMIT ${query.atMost})`,
    values: valuesOf(terms),
  };
}

/** `one` and `other` are the values of a group, in the order of the tally's fields. */
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

function conditionTerms(query: Conditions, now: number, orderBy?: IndexField): Sql[] {
  const { kind, tenantId, aggregateId, where } = query;
  const terms: Sql[] = [{ text: kindSql(kind), values: [] }];
  if (tenantId !== undefined) terms.push({ text: 'tenant_id = ?', values: [tenantId] });
  if (aggregateId !== undefined) terms.push({ text: 'aggregate_id = ?', values: [aggregateId] });
  if (aggregateId !== undefined && isFoundById(kind))
    terms.push({ text: 'id BETWEEN ? AND ?', values: [`${kind}:`, `${kind};`] });
  for (const field of INDEX_FIELDS) {
    const condition = where?.[field];
    if (condition === undefined) continue;
    const term = compare(column(query, field), condition);
    // Otherwise SQLite may search by this range and sort what it finds.
    const isFilter = orderBy !== undefined && orderBy !== field && !('eq' in condition);
    terms.push(isFilter ? { ...term, text: `likely(${term.text})` } : term);
  }
  terms.push({ text: '(expires_at IS NULL OR expires_at > ?)', values: [now] });
  return terms;
}

/** SQLite sorts numbers before texts; a bound at '' keeps a range within one type. */
function compare(column: string, condition: Condition): Sql {
  if ('eq' in condition) return { text: `${column} = ?`, values: [condition.eq] };
  if ('in' in condition)
    return {
      text: `${column} IN (SELECT value FROM json_each(?))`,
      values: [JSON.stringify(condition.in)],
    };
  if ('contains' in condition)
    return {
      text: `typeof(${column}) = 'text' AND instr(${column}, ?) > 0`,
      values: [condition.contains],
    };
  const { gte, lte } = condition;
  if (gte !== undefined && lte !== undefined)
    return { text: `${column} BETWEEN ? AND ?`, values: [gte, lte] };
  if (lte !== undefined)
    return typeof lte === 'string'
      ? { text: `${column} BETWEEN '' AND ?`, values: [lte] }
      : { text: `${column} <= ?`, values: [lte] };
  return typeof gte === 'number'
    ? { text: `${column} >= ? AND ${column} < ''`, values: [gte] }
    : { text: `${column} >= ?`, values: [gte ?? ''] };
}

/** The first term follows from the second, but only it can use an index on expressions. */
function after(query: Find, { value, tenantId, aggregateId, id }: Position): readonly Sql[] {
  const columns = orderColumns(query);
  const sign = query.orderBy?.descending ? '<' : '>';
  const values = [
    ...(value === undefined ? [] : [value]),
    ...(columns.includes('tenant_id') ? [tenantId] : []),
    aggregateId,
    id,
  ];
  const beyond = {
    text: `(${columns.join(', ')}) ${sign} (${values.map(() => '?').join(', ')})`,
    values,
  };
  return value === undefined
    ? [beyond]
    : [{ text: `${columns[0] ?? ''} ${sign}= ?`, values: [value] }, beyond];
}

/** Omits a fixed tenant, which would otherwise prevent the index from serving the order. */
function orderColumns(query: Find): readonly string[] {
  const { orderBy, tenantId } = query;
  if (orderBy !== undefined)
    return [column(query, orderBy.field), 'tenant_id', 'aggregate_id', 'id'];
  return [...(tenantId === undefined ? ['tenant_id'] : []), 'aggregate_id', 'id'];
}

const joined = (terms: readonly Sql[]): string => terms.map(({ text }) => text).join(' AND ');
const valuesOf = (terms: readonly Sql[]) => terms.flatMap(({ values }) => values);
