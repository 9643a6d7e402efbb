import type { Documents, Partition, Write } from '../../../workflow/kernel/ports.ts';

/** One set of documents that the contract is run on. */
export interface StoreUnderTest {
  /** Begins every tenant and kind of this test, so that tests may share one real container. */
  readonly scope: string;
  /** A connection of its own to the same documents. */
  connect(): Promise<Documents>;
  /** Lets time pass for the documents' lifetimes. */
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
    /** Commits and insists that it worked. */
    written: async (partition: Partition, ...writes: readonly Write[]) => {
      const result = await documents.commit(partition, writes);
      if (!result.ok) throw new Error(`conflict: ${result.conflict} at ${result.at}`);
      return result.etags;
    },
  };
}
