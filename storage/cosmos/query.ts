import type { SqlQuerySpec } from '@azure/cosmos';
import {
  INDEX_FIELDS,
  TALLIES,
  type Condition,
  type Find,
  type TallyQuery,
} from '../../workflow/kernel/ports.ts';
import { positionOf } from '../cursor.ts';
import { itemKey } from './item.ts';

type Conditions = Omit<Find, 'limit' | 'cursor' | 'orderBy'>;

/** Reads one document more than the page holds, to find out if there is a next page. */
export function findQuery(query: Find): SqlQuerySpec {
  const { orderBy } = query;
  const parameters = new Parameters();
  const terms = conditionTerms(query, parameters);
  if (orderBy) terms.push(`IS_DEFINED(c.fields.${orderBy.field})`);
  terms.push(...positionTerms(query, parameters));
  const direction = orderBy?.descending ? 'DESC' : 'ASC';
  const order = [...(orderBy ? [`c.fields.${orderBy.field}`] : []), 'c.place'];
  return parameters.with(
    `SELECT TOP ${Math.trunc(query.limit) + 1} * FROM c WHERE ${terms.join(' AND ')} ` +
      `ORDER BY ${order.map((path) => `${path} ${direction}`).join(', ')}`,
  );
}

export function countQuery(query: Conditions): SqlQuerySpec {
  const parameters = new Parameters();
  const terms = conditionTerms(query, parameters);
  return parameters.with(`SELECT VALUE COUNT(1) FROM c WHERE ${terms.join(' AND ')}`);
}

/** One row per group: its fields by name, and `n`. */
export function tallyQuery({ tally, tenantId, where }: TallyQuery): SqlQuerySpec {
  const { by, kind } = TALLIES[tally];
  const parameters = new Parameters();
  const terms = conditionTerms({ kind, tenantId, where }, parameters);
  const paths = by.map((field) => `c.fields.${field}`);
  const selected = by.map((field) => `c.fields.${field} AS ${field}`);
  const present = paths.map((path) => `IS_DEFINED(${path})`);
  return parameters.with(
    `SELECT ${[...selected, 'COUNT(1) AS n'].join(', ')} FROM c ` +
      `WHERE ${[...terms, ...present].join(' AND ')} GROUP BY ${paths.join(', ')}`,
  );
}

function conditionTerms(query: Conditions, parameters: Parameters): string[] {
  const terms = [`c.kind = ${parameters.add(query.kind)}`];
  // The condition limits the query to the tenant; the partition key option alone would not.
  if (query.tenantId !== undefined) terms.push(`c.tenantId = ${parameters.add(query.tenantId)}`);
  if (query.aggregateId !== undefined)
    terms.push(`c.aggregateId = ${parameters.add(query.aggregateId)}`);
  for (const field of INDEX_FIELDS) {
    const condition = query.where?.[field];
    if (condition !== undefined) terms.push(compare(`c.fields.${field}`, condition, parameters));
  }
  return terms;
}

function compare(path: string, condition: Condition, parameters: Parameters): string {
  if ('eq' in condition) return `${path} = ${parameters.add(condition.eq)}`;
  if ('contains' in condition) return `CONTAINS(${path}, ${parameters.add(condition.contains)})`;
  if ('in' in condition) return oneOf(path, condition.in, parameters);
  const { gte, lte } = condition;
  return [
    ...(gte === undefined ? [] : [`${path} >= ${parameters.add(gte)}`]),
    ...(lte === undefined ? [] : [`${path} <= ${parameters.add(lte)}`]),
  ].join(' AND ');
}

function oneOf(path: string, values: readonly (string | number)[], parameters: Parameters): string {
  const names = values.map((value) => parameters.add(value));
  return names.length > 0 ? `${path} IN (${names.join(', ')})` : 'false';
}

function positionTerms(query: Find, parameters: Parameters): string[] {
  const position = positionOf(query);
  if (position === undefined) return [];
  const beyond = query.orderBy?.descending ? '<' : '>';
  const place = parameters.add(itemKey(position));
  if (query.orderBy === undefined || position.value === undefined)
    return [`c.place ${beyond} ${place}`];
  const path = `c.fields.${query.orderBy.field}`;
  const value = parameters.add(position.value);
  // The first term follows from the second, but lets the index start at the right position.
  return [
    `${path} ${beyond}= ${value}`,
    `(${path} ${beyond} ${value} OR c.place ${beyond} ${place})`,
  ];
}

/** Named parameters of a query. */
class Parameters {
  readonly #values: { name: string; value: string | number }[] = [];

  add(value: string | number): string {
    const name = `@p${this.#values.length}`;
    this.#values.push({ name, value });
    return name;
  }

  with(query: string): SqlQuerySpec {
    return { query, parameters: this.#values };
  }
}
