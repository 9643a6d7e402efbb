import { LRUCache } from 'lru-cache';
import type { Documents, Partition } from '../../../workflow/kernel/ports.ts';
import { conversationPartition, stateKey } from '../../../workflow/records/records.ts';
import type { ConversationRecord } from '../../conversation/conversation-state.ts';

/** A form that has been open for longer no longer defers notices. */
export const MAX_DEFERRAL_MS = 15 * 60_000;

export async function openStep(
  documents: Documents,
  tenantId: string,
  conversationId: string,
): Promise<ConversationRecord['waitingFor'] | undefined> {
  const key = stateKey(conversationPartition(tenantId, conversationId));
  const found = await documents.read<ConversationRecord>(key);
  return found && (found.body.waitingFor ?? { dialogId: '' });
}

/** Cache sizes: recipients, and aggregates of each. */
const MAX = { recipients: 10_000, aggregates: 100 } as const;

/**
 * Aggregates with deferred notices, by recipient; sent when the recipient's form closes. If an
 * entry was evicted, the poller sends its notices.
 */
export class DeferredNotices {
  readonly #deferred = new LRUCache<string, LRUCache<string, true>>({ maxSize: MAX.recipients });

  add(personId: string, { tenantId, aggregateId }: Partition): void {
    const key = JSON.stringify([tenantId, personId]);
    const aggregates = this.#deferred.get(key) ?? new LRUCache({ maxSize: MAX.aggregates });
    aggregates.set(aggregateId, true, { size: 1 });
    this.#deferred.set(key, aggregates, { size: 1 });
  }

  has(tenantId: string, personId: string): boolean {
    return this.#deferred.has(JSON.stringify([tenantId, personId]));
  }

  /** Removes and returns the partitions with deferred notices of the person, oldest first. */
  take(tenantId: string, personId: string): readonly Partition[] {
    const key = JSON.stringify([tenantId, personId]);
    const aggregateIds = [...(this.#deferred.get(key)?.rkeys() ?? [])];
    this.#deferred.delete(key);
    return aggregateIds.map((aggregateId) => ({ tenantId, aggregateId }));
  }
}
