import type { Documents, Partition, Write } from '../../../workflow/kernel/ports.ts';

/** The store that the contract runs on. */
export interface StoreUnderTest {
  /** Prefix of all tenants and kinds, so that tests can share one real container. */
  readonly scope: string;
  /** Opens another connection to the same documents; a call fails after `budgetMs`, if it can wait. */
  connect(budgetMs?: number): Promise<Documents>;
  /** Advances the clock for document lifetimes. */
  pass(seconds: number): Promise<void>;
  /** Makes the store unreachable. */
  breakDown(): Promise<void>;
  close(): Promise<void>;
}

export type StartStore = () => Promise<StoreUnderTest>;

/** Starts a store before each test of the enclosing block and closes it afterwards. */
export function eachWithStore(start: StartStore) {
  let store: StoreUnderTest;
  let documents: Documents;
  beforeEach(async () => {
    store = await start();
    documents = await store.connect();
  });
  afterEach(async () => store.close());

  return {
    store: () => store,
    documents: () => documents,
    partition: (aggregateId = 'voucher:1', tenant = 'contoso'): Partition => ({
      tenantId: `${store.scope}-${tenant}`,
      aggregateId,
    }),
    kind: (name = 'voucher') => `${store.scope}-${name}`,
    /** Commits and throws on a conflict. */
    written: async (partition: Partition, ...writes: readonly Write[]) => {
      const result = await documents.commit(partition, writes);
      if (!result.ok) throw new Error(`conflict: ${result.conflict} at ${result.at}`);
      return result.etags;
    },
  };
}
