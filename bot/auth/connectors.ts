import { ConnectorClient, ConnectorFactory } from 'botframework-connector';
import { LRUCache } from 'lru-cache';
import type { DeskCredentials } from './outbound-credentials.ts';

/** Service URLs are few, but their paths can name a tenant. */
const MAX_CONNECTORS = 500;

/** What the SDK would do after a failed send: post the same message up to three times more. */
const HIDDEN_RETRY = 'defaultRetryPolicy';

/** One connector per service URL, kept, that sends once: only the outbox repeats. */
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

/** Not among the SDK's types, and the only place where the retry can be taken out. */
function pipelineOf(connector: ConnectorClient): Pipeline {
  return (connector as unknown as { readonly client: { readonly pipeline: Pipeline } }).client
    .pipeline;
}
