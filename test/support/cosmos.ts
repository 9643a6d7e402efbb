import { randomUUID } from 'node:crypto';
import { openCosmosDocuments } from '../../storage/cosmos/open-cosmos-documents.ts';
import { provision } from '../../storage/cosmos/provision.ts';
import type { Documents, Ids } from '../../workflow/kernel/ports.ts';
import { CosmosEndpoint } from './cosmos-endpoint.ts';

/** The real adapter and SDK against the stub on loopback. */
export interface ACosmos {
  readonly endpoint: CosmosEndpoint;
  readonly settings: { readonly endpoint: string; readonly key: string; readonly database: string };
  /** Connects another client. */
  connect(options?: {
    budgetMs?: number;
    ids?: Ids;
    onCharge?: (units: number) => void;
  }): Promise<Documents>;
  close(): Promise<void>;
}

export async function aCosmos(
  options: ConstructorParameters<typeof CosmosEndpoint>[0] = {},
): Promise<ACosmos> {
  const endpoint = await new CosmosEndpoint(options).start();
  const settings = { endpoint: endpoint.url, key: endpoint.key, database: 'desk' };
  await provision(settings);
  endpoint.requests.length = 0;
  const open: Documents[] = [];
  return {
    endpoint,
    settings,
    connect: async (further = {}) => {
      const ids = { next: () => randomUUID() };
      const documents = await openCosmosDocuments({ settings, ids, ...further });
      open.push(documents);
      return documents;
    },
    close: async () => {
      for (const documents of open) await documents.close();
      await endpoint.stop();
    },
  };
}
