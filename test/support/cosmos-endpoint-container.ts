import { createHash, randomUUID } from 'node:crypto';
import type { IndexingPolicy } from '@azure/cosmos';
import { parseQuery, runQuery, type QuerySpec } from './cosmos-endpoint-query.ts';

export interface Definition {
  readonly id: string;
  readonly partitionKey: { readonly paths: readonly string[] };
  readonly defaultTtl?: number;
  readonly indexingPolicy: IndexingPolicy;
}
export interface Operation {
  readonly operationType: 'Create' | 'Upsert' | 'Replace' | 'Delete';
  readonly id?: string;
  readonly ifMatch?: string;
  readonly resourceBody?: Body;
}
export interface Answer {
  readonly statusCode: number;
  readonly eTag?: string;
  readonly requestCharge: number;
}
type Body = Record<string, unknown>;
type Items = Map<string, Body>;

/** An error response of the service. */
export class Rejection extends Error {
  readonly status: number;
  readonly substatus: number;
  constructor(status: number, message: string, substatus = 0) {
    super(message);
    this.status = status;
    this.substatus = substatus;
  }
}

/** Items of one container: isolated partitions, atomic batches, expiry by the clock. */
export class EndpointContainer {
  definition: Definition;
  readonly #partitions = new Map<string, Items>();
  readonly #now: () => number;

  constructor(definition: Definition, now: () => number) {
    this.definition = definition;
    this.#now = now;
  }

  read(key: string, id: string): Body {
    const item = this.#live(this.#partition(key)).get(id);
    if (!item) throw new Rejection(404, 'Entity with the specified id does not exist');
    return item;
  }

  batch(key: string, operations: readonly Operation[]): readonly Answer[] {
    if (operations.length > 100) throw new Rejection(400, 'Too many operations');
    this.#checkKey(key);
    const draft: Items = new Map(this.#live(this.#partition(key)));
    const answers = operations.map((operation) => this.#apply(draft, key, operation));
    const failed = answers.findIndex(({ statusCode }) => statusCode >= 400);
    if (failed < 0) {
      this.#partitions.set(key, draft);
      return answers;
    }
    return answers.map((answer, at) =>
      at === failed ? answer : { statusCode: 424, requestCharge: 0 },
    );
  }

  /** Restores as the service does: the same items with new system properties. */
  restoreFrom(backup: EndpointContainer): void {
    for (const [key, items] of backup.#partitions)
      for (const resourceBody of items.values())
        this.batch(key, [{ operationType: 'Create', resourceBody }]);
  }

  /** `key` selects one logical partition, `range` one of several physical partitions. */
  query(spec: QuerySpec, scope: { key?: string; range?: { at: number; of: number } }): unknown[] {
    this.#checkOrder(spec);
    if (scope.key !== undefined) this.#checkKey(scope.key);
    const { key: asked, range = { at: 0, of: 1 } } = scope;
    const partitions =
      asked === undefined
        ? [...this.#partitions].filter(([key]) => bucketOf(key, range.of) === range.at)
        : [[asked, this.#partition(asked)] as const];
    const rows = partitions.flatMap(([, items]) => [...this.#live(items).values()]);
    return runQuery(spec, rows);
  }

  #apply(
    draft: Items,
    key: string,
    { operationType, id, ifMatch, resourceBody }: Operation,
  ): Answer {
    const name = operationType === 'Delete' ? id : resourceBody?.['id'];
    if (typeof name !== 'string' || name === '' || /[/\\?#]/.test(name) || name.length > 1023)
      return { statusCode: 400, requestCharge: 1 };
    const present = draft.get(name);
    const requestCharge = 5;
    if (operationType === 'Create' && present) return { statusCode: 409, requestCharge };
    if ((operationType === 'Replace' || operationType === 'Delete') && !present)
      return { statusCode: 404, requestCharge };
    if (ifMatch !== undefined && present && present['_etag'] !== ifMatch)
      return { statusCode: 412, requestCharge };
    if (operationType === 'Delete') {
      draft.delete(name);
      return { statusCode: 204, requestCharge };
    }
    const paths = this.definition.partitionKey.paths;
    const own = paths.map((path) => resourceBody?.[path.slice(1)]);
    if (JSON.stringify(own) !== key) return { statusCode: 400, requestCharge };
    const eTag = `"${randomUUID()}"`;
    const system = { _rid: randomUUID(), _etag: eTag, _ts: Math.floor(this.#now() / 1000) };
    draft.set(name, { ...resourceBody, ...system });
    return { statusCode: present ? 200 : 201, eTag, requestCharge };
  }

  #partition(key: string): Items {
    return this.#partitions.get(key) ?? new Map<string, Body>();
  }

  #live(items: Items): Items {
    if (this.definition.defaultTtl === undefined) return items;
    const now = this.#now() / 1000;
    const lives = ([, item]: [string, Body]) => {
      const ttl = item['ttl'] ?? this.definition.defaultTtl;
      return ttl === -1 || Number(item['_ts']) + Number(ttl) > now;
    };
    return new Map([...items].filter(lives));
  }

  #checkKey(key: string): void {
    const parts: unknown = JSON.parse(key);
    if (!Array.isArray(parts) || parts.length !== this.definition.partitionKey.paths.length)
      throw new Rejection(
        400,
        'Partition key provided does not correspond to the definition',
        1001,
      );
  }

  /** Orders must be indexed, those by several fields with a composite index. */
  #checkOrder(spec: QuerySpec): void {
    const { orderBy } = parseQuery(spec);
    const paths = orderBy.map(({ path }) => `/${path.replaceAll('.', '/')}`);
    const { includedPaths = [], compositeIndexes = [] } = this.definition.indexingPolicy;
    const included = (path: string) =>
      includedPaths.some(({ path: rule }) =>
        rule.endsWith('/*') ? path.startsWith(rule.slice(0, -1)) : rule === `${path}/?`,
      );
    const composite = compositeIndexes.some(
      (index) =>
        index.map(({ path }) => path).join() === paths.join() &&
        new Set(index.map(({ order }, at) => (order === 'descending') === orderBy[at]?.descending))
          .size === 1,
    );
    const served = paths.length > 1 ? composite : paths.every(included);
    if (!served) throw new Rejection(400, 'The order by query has no index to be served from');
  }
}

/** The physical partition of a key, given their number. */
function bucketOf(key: string, of: number): number {
  if (of === 1) return 0;
  return (createHash('sha256').update(key).digest()[0] ?? 0) % of;
}
