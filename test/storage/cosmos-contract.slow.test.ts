import { randomUUID } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import { openCosmosDocuments } from '../../storage/cosmos/open-cosmos-documents.ts';
import { provision } from '../../storage/cosmos/provision.ts';
import type { Documents } from '../../workflow/kernel/ports.ts';
import { aCosmos } from '../support/cosmos.ts';
import { documentsContract } from './contract.ts';
import type { StoreUnderTest } from './contract/store-under-test.ts';

// Two physical partitions and small pages: queries have to be merged and continued.
documentsContract('Cosmos DB, before the endpoint of test/support', async () => {
  let now = Date.parse('2020-03-02T09:00:00Z');
  const cosmos = await aCosmos({ now: () => now, ranges: 2, pageSize: 7 });
  return {
    scope: 'test',
    connect: (budgetMs = 4_000) => cosmos.connect({ budgetMs }),
    pass: async (seconds) => {
      now += seconds * 1000;
    },
    breakDown: () => cosmos.endpoint.stop(),
    close: () => cosmos.close(),
  };
});

const { COSMOS_ENDPOINT, COSMOS_KEY, COSMOS_DATABASE } = process.env;
if (COSMOS_ENDPOINT === undefined)
  describe('Cosmos DB, the real service', () => {
    it.skip('is asked only when COSMOS_ENDPOINT names an account', () => undefined);
  });
else describeRealService(COSMOS_ENDPOINT);

function describeRealService(endpoint: string): void {
  const database = COSMOS_DATABASE ?? 'planning-services-desk-test';
  const settings = { endpoint, database, ...(COSMOS_KEY !== undefined && { key: COSMOS_KEY }) };
  const start = async (): Promise<StoreUnderTest> => {
    const open: Documents[] = [];
    return {
      scope: randomUUID(),
      connect: async () => {
        const ids = { next: () => randomUUID() };
        const documents = await openCosmosDocuments({ settings, ids });
        open.push(documents);
        return documents;
      },
      pass: (seconds) => wait(seconds * 1000),
      breakDown: () => Promise.reject(new Error('The real service is not ours to break')),
      close: async () => {
        for (const documents of open) await documents.close();
      },
    };
  };
  beforeAll(async () => {
    await provision(settings);
  });
  documentsContract('Cosmos DB, the real service', start, { runs: 25, mayBreakDown: false });
}
