import type {
  Container,
  CosmosClient,
  FeedOptions,
  ItemDefinition,
  SqlQuerySpec,
} from '@azure/cosmos';
import {
  StoreUnavailable,
  TALLIES,
  type CommitResult,
  type DocumentKey,
  type Documents,
  type Find,
  type Ids,
  type IndexValues,
  type Page,
  type Partition,
  type StoredDocument,
  type StoreReason,
  type TallyGroup,
  type TallyQuery,
  type Write,
} from '../../workflow/kernel/ports.ts';
import { bodiesWithinLimits } from '../batch-limits.ts';
import { cursorAfter } from '../cursor.ts';
import { Commit } from './commit.ts';
import { flawIn } from './compare-definition.ts';
import { documentOf, type CosmosItem } from './item.ts';
import { Deadline } from './deadline.ts';
import { countQuery, findQuery, tallyQuery } from './query.ts';
import { readItem } from './read-item.ts';

interface CosmosDocumentsOptions {
  readonly client: CosmosClient;
  readonly container: Container;
  readonly ids: Ids;
  /** Timeout of one call, retries included. */
  readonly budgetMs: number;
  /** Called with the request units of each response. */
  readonly onCharge: (requestUnits: number) => void;
  readonly explainSilence: () => Promise<StoreReason | undefined>;
}

/**
 * Documents in one Cosmos DB container. A read or a commit takes one request. A query takes two,
 * one of them for its plan, and one more for each further physical partition.
 */
export class CosmosDocuments implements Documents {
  readonly #options: CosmosDocumentsOptions;
  readonly #container: Container;
  #closed = false;

  constructor(options: CosmosDocumentsOptions) {
    this.#options = options;
    this.#container = options.container;
  }

  async read<Body>(key: DocumentKey): Promise<StoredDocument<Body> | undefined> {
    const deadline = this.#deadline();
    const options = { signal: deadline.signal, onCharge: this.#options.onCharge };
    const item = await deadline.retry(async () => readItem(this.#container, key, options));
    return item && documentOf<Body>(item);
  }

  async commit(partition: Partition, writes: readonly Write[]): Promise<CommitResult> {
    bodiesWithinLimits(writes);
    const commit = new Commit(this.#container, partition, writes, {
      nonce: this.#options.ids.next(),
      onCharge: this.#options.onCharge,
    });
    return commit.execute(this.#deadline());
  }

  async find<Body>(query: Find): Promise<Page<Body>> {
    const items = await this.#query<CosmosItem & ItemDefinition>(findQuery(query), query);
    const documents = items.slice(0, query.limit).map((item) => documentOf<Body>(item));
    const last = documents.at(-1);
    return items.length > query.limit && last
      ? { documents, cursor: cursorAfter(query, last) }
      : { documents };
  }

  async count(query: Parameters<Documents['count']>[0]): Promise<number> {
    const [counted] = await this.#query<number>(countQuery(query), query);
    return counted ?? 0;
  }

  async tally(query: TallyQuery): Promise<readonly TallyGroup[]> {
    const { tenantId } = query;
    const { by, kind } = TALLIES[query.tally];
    if (by.length === 0) return [{ values: {}, count: await this.count({ kind, tenantId }) }];
    const rows = await this.#query<IndexValues & { readonly n: number }>(tallyQuery(query), {
      tenantId,
    });
    return rows.map(({ n, ...values }) => ({ values, count: n }));
  }

  async ping(): Promise<void> {
    await this.read({ tenantId: 'ping', aggregateId: 'ping', id: 'ping' });
  }

  /**
   * Compares the container's definition. Skipped if the identity may not read it; the write at the
   * start then verifies the store.
   */
  async checkDefinition(): Promise<void> {
    const deadline = this.#deadline();
    const present = await deadline
      .retry(async () => (await this.#container.read({ abortSignal: deadline.signal })).resource)
      .catch((error: unknown) => {
        if (error instanceof StoreUnavailable && error.reason === 'forbidden') return undefined;
        throw error;
      });
    const flaw = present && flawIn(present);
    if (flaw) throw flaw;
  }

  async close(): Promise<void> {
    if (this.#closed) return;
    this.#closed = true;
    this.#options.client.dispose();
  }

  async #query<Row>(
    spec: SqlQuerySpec,
    { tenantId, aggregateId }: Partial<Partition>,
  ): Promise<Row[]> {
    const deadline = this.#deadline();
    // A partial key as an option does not filter; the condition in the query does.
    const scope: FeedOptions =
      tenantId !== undefined && aggregateId !== undefined
        ? { partitionKey: [tenantId, aggregateId] }
        : { forceQueryPlan: true };
    return deadline.retry(async () => {
      const options = { ...scope, abortSignal: deadline.signal };
      const answer = await this.#container.items.query<Row>(spec, options).fetchAll();
      this.#options.onCharge(answer.requestCharge);
      return answer.resources;
    });
  }

  #deadline(): Deadline {
    return new Deadline(this.#options.budgetMs, this.#options.explainSilence);
  }
}
