import { toInstant } from '../kernel/day.ts';
import type { Clock, Documents } from '../kernel/ports.ts';
import { STATE_ID, stateKey, webhookPartition, type WebhookRecord } from '../records/records.ts';

/** The same as for the receipts of commands. */
const TTL_SECONDS = 90 * 24 * 60 * 60;

/**
 * `new`, `pending`: run the event; a pending one may have been interrupted, and the desk recognises
 * a command it has committed · `done`: already completed · `other`: the id was used for another
 * body.
 */
export type Arrival = 'new' | 'pending' | 'done' | 'other';

export class InboxReceipts {
  readonly #documents: Documents;
  readonly #clock: Clock;

  constructor(options: { readonly documents: Documents; readonly clock: Clock }) {
    this.#documents = options.documents;
    this.#clock = options.clock;
  }

  /** The id of the stored receipt, or of the one to create. */
  async storedId(event: {
    readonly webhookId: string;
    readonly earlierId?: string | undefined;
  }): Promise<string> {
    const { webhookId, earlierId = webhookId } = event;
    if (earlierId === webhookId) return webhookId;
    const earlier = await this.#documents.read(stateKey(webhookPartition(earlierId)));
    return earlier === undefined ? webhookId : earlierId;
  }

  /** Records an event before it is processed. */
  async arrived(webhookId: string, bodyHash: string): Promise<Arrival> {
    const partition = webhookPartition(webhookId);
    const created = await this.#documents.commit(partition, [
      { op: 'create', ...this.#record(bodyHash, 'pending') },
    ]);
    if (created.ok) return 'new';
    const found = await this.#documents.read<WebhookRecord>(stateKey(partition));
    if (found === undefined) return this.arrived(webhookId, bodyHash);
    return found.body.bodyHash === bodyHash ? found.body.status : 'other';
  }

  async done(webhookId: string, bodyHash: string): Promise<void> {
    await this.#documents.commit(webhookPartition(webhookId), [
      { op: 'put', ...this.#record(bodyHash, 'done') },
    ]);
  }

  #record(bodyHash: string, status: WebhookRecord['status']) {
    const body: WebhookRecord = { bodyHash, status, at: toInstant(this.#clock.now()) };
    return { id: STATE_ID, kind: 'webhook', body, ttlSeconds: TTL_SECONDS } as const;
  }
}
