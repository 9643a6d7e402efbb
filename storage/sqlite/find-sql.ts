import {
  INDEX_FIELDS,
  TALLIES,
  type Condition,
  type Find,
  type IndexField,
  type TallyQuery,
} from '../../workflow/ports.ts';
import { positionOf, type Position } from '../cursor.ts';
import { columnOf } from './indexes.ts';
import { tallyColumnOf } from './tallies.ts';

/** SQL text with its parameters in order; equal questions have equal texts, so that they are prepared once. */
export interface Sql {
  readonly text: string;
  readonly values: readonly (string | number)[];
}

/** All of a document; the other columns are computed from these, each time they are asked for. */
export const COLUMNS = 'tenant_id, aggregate_id, id, kind, body, index_values, etag, expires_at';

type Conditions = Omit<Find, 'limit' | 'cursor' | 'orderBy'>;

/** One document more than a page holds, which tells whether another page follows. */
export function findSql(query: Find, now: number): Sql {
  const terms = conditionTerms(query, now);
  const position = positionOf(query);
  const field = query.orderBy?.field;
  if (field !== undefined) terms.push({ text: `${columnOf(field)} IS NOT NULL`, values: [] });
  if (position !== undefined) terms.push(after(query, position));
  const direction = query.orderBy?.descending ? ' DESC' : '';
  const order = orderColumns(query).map((column) => column + direction);
  return {
    text: `SELECT ${COLUMNS} FROM documents WHERE ${joined(terms)} ORDER BY ${order.join(', ')} LIMIT ?`,
    values: [...valuesOf(terms), query.limit + 1],
  };
}

/** From the tally by the very fields of the question where there is one. */
export function countSql(query: Conditions, now: number): Sql {
  const tally = tallyFor(query);
  if (tally !== undefined) {
    const { text, values } = tallySql(tally);
    return { text: `SELECT coalesce(sum(n), 0) AS n FROM (${text})`, values };
  }
  const terms = conditionTerms(query, now);
  return {
    text: `SELECT count(*) AS n FROM documents WHERE ${joined(terms)}`,
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

function conditionTerms(query: Omit<Find, 'limit' | 'cursor'>, now: number): Sql[] {
  const terms: Sql[] = [{ text: 'kind = ?', values: [query.kind] }];
  if (query.tenantId !== undefined) terms.push({ text: 'tenant_id = ?', values: [query.tenantId] });
  if (query.aggregateId !== undefined)
    terms.push({ text: 'aggregate_id = ?', values: [query.aggregateId] });
  for (const field of INDEX_FIELDS) {
    const condition = query.where?.[field];
    if (condition !== undefined)
      terms.push(compare(comparedColumn(field, condition, query), condition));
  }
  terms.push({ text: '(expires_at IS NULL OR expires_at > ?)', values: [now] });
  return terms;
}

/**
 * A plus keeps the planner from collecting and sorting all of several values: in the index of the
 * order they stand in turn.
 */
function comparedColumn(
  field: IndexField,
  condition: Condition,
  { orderBy }: Pick<Find, 'orderBy'>,
): string {
  const inTurn = 'in' in condition && orderBy !== undefined && orderBy.field !== field;
  return inTurn ? `+${columnOf(field)}` : columnOf(field);
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

function after(query: Find, position: Position): Sql {
  const columns = orderColumns(query);
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

/** What is the same for all is left out, so that a page begins at its place in the index at once. */
function orderColumns({ orderBy, tenantId }: Find): readonly string[] {
  const key = [...(tenantId === undefined ? ['tenant_id'] : []), 'aggregate_id', 'id'];
  return orderBy === undefined ? key : [columnOf(orderBy.field), ...key];
}

const joined = (terms: readonly Sql[]): string => terms.map(({ text }) => text).join(' AND ');
const valuesOf = (terms: readonly Sql[]) => terms.flatMap(({ values }) => values);
