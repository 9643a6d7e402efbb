import { CosmosClient } from '@azure/cosmos';

export interface CosmosSettings {
  /** `https://<account>.documents.azure.com:443/` */
  readonly endpoint: string;
  /** Account key; absent for the machine's managed identity or the developer's own. */
  readonly key?: string;
  readonly database: string;
}

/** Timeout of one request, after which it is retried. */
const REQUEST_MS = 2_500;

/** Without the SDK's retries, which would wait up to 30 s on a 429; `Deadline` retries instead. */
export async function connect({ endpoint, key }: CosmosSettings): Promise<CosmosClient> {
  return new CosmosClient({
    endpoint,
    ...(key === undefined ? { aadCredentials: await ownIdentity() } : { key }),
    connectionPolicy: { requestTimeout: REQUEST_MS, retryOptions: { maxRetryAttemptCount: 0 } },
    userAgentSuffix: 'planning-services-desk',
  });
}

/** Imported only if used: most machines have a key or SQLite. */
async function ownIdentity() {
  const { DefaultAzureCredential } = await import('@azure/identity');
  return new DefaultAzureCredential();
}
