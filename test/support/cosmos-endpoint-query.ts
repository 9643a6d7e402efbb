/**
 * The part of Cosmos DB's query language that the adapter uses. Other syntax is refused, as by the
 * service.
 */
type Value = string | number | boolean | null | undefined;
type Row = Readonly<Record<string, unknown>>;
type Test = (row: Row) => boolean;

export interface ParsedQuery {
  readonly top?: number;
  readonly counts: boolean;
  /** Paths to group by. */
  readonly groupBy: readonly string[];
  readonly test: Test;
  readonly orderBy: readonly { readonly path: string; readonly descending: boolean }[];
}

export interface QuerySpec {
  readonly query: string;
  readonly parameters?: readonly { readonly name: string; readonly value: Value }[];
}

/** The SDK replaces this with a page position; the adapter pages with conditions instead. */
const PLACEHOLDER = '{documentdb-formattableorderbyquery-filter}';

const SHAPE =
  /^SELECT (?:TOP (?<top>\d+) )?(?<what>\*|VALUE COUNT\(1\)|VALUE \[\{"item": COUNT\(1\)\}\]|(?:c\.[\w.]+ AS \w+, )+COUNT\(1\) AS n|.+ AS payload) FROM c WHERE (?<where>.+?)(?: GROUP BY (?<group>[^()]+))?(?: ORDER BY (?<order>[^()]+))?$/;

export function parseQuery({ query, parameters = [] }: QuerySpec): ParsedQuery {
  const groups = SHAPE.exec(query)?.groups;
  if (!groups) throw new SyntaxError(`Query not understood: ${query}`);
  const values = new Map(parameters.map(({ name, value }) => [name, value]));
  const orderBy = (groups['order'] ?? '')
    .split(', ')
    .filter(Boolean)
    .map((term) => {
      const [path = '', direction] = term.split(' ');
      return { path: path.replace(/^c\./, ''), descending: direction === 'DESC' };
    });
  return {
    ...(groups['top'] !== undefined && { top: Number(groups['top']) }),
    counts: groups['what']?.includes('COUNT') ?? false,
    groupBy: (groups['group'] ?? '')
      .split(', ')
      .filter(Boolean)
      .map((path) => path.replace(/^c\./, '')),
    test: new Conditions(groups['where'] ?? '', values).parse(),
    orderBy,
  };
}

/** The query plan for several partitions. */
export function planOf(spec: QuerySpec): object {
  const { top, counts, groupBy, orderBy } = parseQuery(spec);
  if (groupBy.length > 0) return groupPlanOf(spec, groupBy);
  const items = orderBy.map(({ path }) => `{"item": c.${path}}`).join(', ');
  const [, where = '', order] = /WHERE (.+?)(?: ORDER BY ([^()]+))?$/.exec(spec.query) ?? [];
  const rewritten = counts
    ? `SELECT VALUE [{"item": COUNT(1)}] FROM c WHERE ${where}`
    : `SELECT ${top === undefined ? '' : `TOP ${top} `}c._rid, [${items}] AS orderByItems, c AS payload FROM c WHERE (${where}) AND (${PLACEHOLDER}) ORDER BY ${order}`;
  return plan({
    top: top ?? null,
    orderBy: orderBy.map(({ descending }) => (descending ? 'Descending' : 'Ascending')),
    orderByExpressions: orderBy.map(({ path }) => `c.${path}`),
    aggregates: counts ? ['Count'] : [],
    rewrittenQuery: rewritten,
    hasSelectValue: counts,
  });
}

function groupPlanOf({ query }: QuerySpec, groupBy: readonly string[]): object {
  const [, rest = ''] = /( FROM c WHERE .+)$/.exec(query) ?? [];
  const items = groupBy.map((path) => `{"item": c.${path}}`).join(', ');
  const payload = groupBy.map((path) => `"${aliasOf(path)}": c.${path}`);
  const counted = '"n": {"item": COUNT(1)}';
  return plan({
    groupByExpressions: groupBy.map((path) => `c.${path}`),
    groupByAliases: [...groupBy.map(aliasOf), 'n'],
    groupByAliasToAggregateType: {
      ...Object.fromEntries(groupBy.map((path) => [aliasOf(path), null])),
      n: 'Count',
    },
    rewrittenQuery: `SELECT [${items}] AS groupByItems, {${[...payload, counted].join(', ')}} AS payload${rest}`,
  });
}

/** Groups are named by the last part of their path, as in the adapter. */
const aliasOf = (path: string): string => path.split('.').at(-1) ?? '';

function plan(queryInfo: object): object {
  return {
    partitionedQueryExecutionInfoVersion: 2,
    queryInfo: {
      distinctType: 'None',
      top: null,
      offset: null,
      limit: null,
      orderBy: [],
      orderByExpressions: [],
      groupByExpressions: [],
      groupByAliases: [],
      aggregates: [],
      groupByAliasToAggregateType: {},
      hasSelectValue: false,
      hasNonStreamingOrderBy: false,
      ...queryInfo,
    },
    queryRanges: [{ min: '', max: 'FF', isMinInclusive: true, isMaxInclusive: false }],
  };
}

/** Matching rows in order. `rewritten` is the form from which the SDK merges partitions. */
export function runQuery(spec: QuerySpec, rows: readonly Row[]): unknown[] {
  const { top, counts, groupBy, test, orderBy } = parseQuery(spec);
  const rewritten = /orderByItems|"item": COUNT/.test(spec.query);
  const found = rows.filter(test);
  if (groupBy.length > 0) return groups(found, groupBy);
  if (counts) return [rewritten ? [{ item: found.length }] : found.length];
  found.sort((one, other) => {
    for (const { path, descending } of orderBy) {
      const difference = compare(at(one, path), at(other, path));
      if (difference !== 0) return descending ? -difference : difference;
    }
    return 0;
  });
  const page = found.slice(0, top);
  if (!rewritten) return page;
  return page.map((row) => ({
    _rid: row['_rid'],
    orderByItems: orderBy.map(({ path }) => ({ item: at(row, path) })),
    payload: row,
  }));
}

/** Groups in the form from which the SDK merges partitions. */
function groups(rows: readonly Row[], groupBy: readonly string[]): unknown[] {
  const valuesOf = (row: Row) => groupBy.map((path) => at(row, path));
  const grouped = Map.groupBy(rows, (row) => JSON.stringify(valuesOf(row)));
  return [...grouped.values()].map(([first = {}, ...others]) => ({
    groupByItems: valuesOf(first).map((item) => ({ item })),
    payload: {
      ...Object.fromEntries(groupBy.map((path) => [aliasOf(path), at(first, path)])),
      n: { item: others.length + 1 },
    },
  }));
}

function at(row: Row, path: string): Value {
  let value: unknown = row;
  for (const name of path.split('.'))
    value = Object.hasOwn(Object(value), name) ? Reflect.get(Object(value), name) : undefined;
  return value as Value;
}

const RANK = ['undefined', 'object', 'boolean', 'number', 'string'];

/** Compares by the service's type order, then by value. */
function compare(one: Value, other: Value): number {
  const rank = RANK.indexOf(typeof one) - RANK.indexOf(typeof other);
  if (rank !== 0 || one === other) return rank;
  return one! < other! ? -1 : 1;
}

/** Recursive descent over the tokens of a WHERE clause. */
class Conditions {
  readonly #tokens: string[];
  readonly #values: ReadonlyMap<string, Value>;

  constructor(where: string, values: ReadonlyMap<string, Value>) {
    const text = where.replaceAll(PLACEHOLDER, 'true');
    this.#tokens = text.match(/<=|>=|[=<>(),]|@\w+|[\w.]+/g) ?? [];
    this.#values = values;
  }

  parse(): Test {
    const test = this.#either();
    if (this.#tokens.length > 0) throw new SyntaxError(`Left over: ${this.#tokens.join(' ')}`);
    return test;
  }

  #either(): Test {
    const tests = [this.#both()];
    while (this.#tokens[0] === 'OR') {
      this.#take('OR');
      tests.push(this.#both());
    }
    return (row) => tests.some((test) => test(row));
  }

  #both(): Test {
    const tests = [this.#one()];
    while (this.#tokens[0] === 'AND') {
      this.#take('AND');
      tests.push(this.#one());
    }
    return (row) => tests.every((test) => test(row));
  }

  #one(): Test {
    const token = this.#next();
    if (token === '(') {
      const test = this.#either();
      this.#take(')');
      return test;
    }
    if (token === 'true' || token === 'false') return () => token === 'true';
    if (token === 'IS_DEFINED') {
      this.#take('(');
      const path = this.#path(this.#next());
      this.#take(')');
      return (row) => at(row, path) !== undefined;
    }
    if (token === 'CONTAINS') {
      this.#take('(');
      const path = this.#path(this.#next());
      this.#take(',');
      const part = String(this.#value());
      this.#take(')');
      return (row) => {
        const found = at(row, path);
        return typeof found === 'string' && found.includes(part);
      };
    }
    return this.#comparison(this.#path(token));
  }

  #comparison(path: string): Test {
    const operator = this.#next();
    if (operator === 'IN') {
      const values: Value[] = [];
      do {
        this.#next();
        values.push(this.#value());
      } while (this.#tokens[0] === ',');
      this.#take(')');
      return (row) => values.includes(at(row, path));
    }
    const value = this.#value();
    return (row) => {
      const found = at(row, path);
      // A comparison across types is undefined, which is not true.
      if (typeof found !== typeof value || found === undefined) return false;
      const difference = compare(found, value);
      if (operator === '=') return difference === 0;
      if (operator === '<') return difference < 0;
      if (operator === '>') return difference > 0;
      if (operator === '<=') return difference <= 0;
      if (operator === '>=') return difference >= 0;
      throw new SyntaxError(`Operator not understood: ${operator}`);
    };
  }

  #path(token: string): string {
    if (!token.startsWith('c.')) throw new SyntaxError(`Not a path: ${token}`);
    return token.slice(2);
  }

  #value(): Value {
    const name = this.#next();
    if (!this.#values.has(name)) throw new SyntaxError(`No such parameter: ${name}`);
    return this.#values.get(name);
  }

  #next(): string {
    const token = this.#tokens.shift();
    if (token === undefined) throw new SyntaxError('The query ends too early');
    return token;
  }

  #take(expected: string): void {
    const token = this.#next();
    if (token !== expected) throw new SyntaxError(`${expected} expected, ${token} found`);
  }
}
