import type { Documents, Partition } from '../../workflow/kernel/ports.ts';
import { conversationPartition, stateKey } from '../../workflow/records/records.ts';
import type { ConversationRecord } from '../turns/conversation-state.ts';

/** A step left open so long does not hold anything back any more. */
export const LONGEST_BUSY_MS = 15 * 60_000;

export async function stepUnderWay(
  documents: Documents,
  tenantId: string,
  conversationId: string,
): Promise<ConversationRecord['waitingFor'] | undefined> {
  const key = stateKey(conversationPartition(tenantId, conversationId));
  const found = await documents.read<ConversationRecord>(key);
  return found && (found.body.waitingFor ?? { dialogId: '' });
}

/** What this process has held back from whom, so that it can go out as soon as she is free. */
export class Busy {
  readonly #held = new Map<string, Map<string, Partition>>();

  /** Something in this partition waits until the person is free. */
  holdBack(personId: string, { tenantId, aggregateId }: Partition): void {
    const key = JSON.stringify([tenantId, personId]);
    const partitions = this.#held.get(key) ?? new Map<string, Partition>();
    partitions.set(aggregateId, { tenantId, aggregateId });
    this.#held.set(key, partitions);
  }

  /** Where something waits for the person; it is forgotten with the answer. */
  release(tenantId: string, personId: string): readonly Partition[] {
    const key = JSON.stringify([tenantId, personId]);
    const partitions = this.#held.get(key);
    this.#held.delete(key);
    return [...(partitions?.values() ?? [])];
  }
}
