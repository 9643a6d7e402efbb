import { ConnectorClient, ConnectorFactory } from 'botframework-connector';
import { LRUCache } from 'lru-cache';
import type { DeskCredentials } from './outbound-credentials.ts';

/** There are few service URLs, but their paths can contain a tenant. */
const MAX_CONNECTORS = 500;

/** The SDK's policy that posts a message again, up to three times, after a failure. */
const HIDDEN_RETRY = 'defaultRetryPolicy';

/** Caches one connector per service URL, without retries: only the outbox retries. */
export class Connectors extends ConnectorFactory {
  readonly #credentials: DeskCredentials;
  readonly #byUrl = new LRUCache<string, ConnectorClient>({ max: MAX_CONNECTORS });

  constructor(credentials: DeskCredentials) {
    super();
    this.#credentials = credentials;
  }

  override async create(serviceUrl: string): Promise<ConnectorClient> {
    const kept = this.#byUrl.get(serviceUrl);
    if (kept) return kept;
    const client = new ConnectorClient(await this.#credentials.createCredentials(), {
      baseUri: serviceUrl,
      userAgent: 'planning-services-desk',
    });
    pipelineOf(client).removePolicy({ name: HIDDEN_RETRY });
    this.#byUrl.set(serviceUrl, client);
    return client;
  }
}

interface Pipeline {
  removePolicy(options: { readonly name: string }): unknown;
}

/** Missing in the SDK's types, and the only way to remove the retry policy. */
function pipelineOf(connector: ConnectorClient): Pipeline {
  return (connector as unknown as { readonly client: { readonly pipeline: Pipeline } }).client
    .pipeline;
}
