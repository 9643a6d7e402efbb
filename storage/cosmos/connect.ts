import { CosmosClient } from '@azure/cosmos';

export interface CosmosSettings {
  /** `https://<account>.documents.azure.com:443/` */
  readonly endpoint: string;
  /** The account's key; absent: the managed identity of the machine, or the developer's own. */
  readonly key?: string;
  readonly database: string;
}

/** How long one request may take, in milliseconds, before it is tried again. */
const REQUEST_MS = 2_500;

/** A client that leaves repetition to us: the SDK would wait up to thirty seconds on a 429. */
export async function connect({ endpoint, key }: CosmosSettings): Promise<CosmosClient> {
  return new CosmosClient({
    endpoint,
    ...(key === undefined ? { aadCredentials: await ownIdentity() } : { key }),
    connectionPolicy: { requestTimeout: REQUEST_MS, retryOptions: { maxRetryAttemptCount: 0 } },
    userAgentSuffix: 'planning-services-desk',
  });
}

/** Loaded only where it is used: most machines have a key or SQLite. */
async function ownIdentity() {
  const { DefaultAzureCredential } = await import('@azure/identity');
  return new DefaultAzureCredential();
}
