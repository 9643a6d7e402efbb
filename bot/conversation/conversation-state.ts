import type { DialogInstance } from 'botbuilder-dialogs';
import { waitingFor, type WaitingFor } from '../../dialogs/card-prompt.ts';
import type { Documents } from '../../workflow/kernel/ports.ts';
import { conversationPartition, STATE_ID, stateKey } from '../../workflow/records/records.ts';

/** Of the record below; a record with another number is never read as if it had this one. */
const SCHEMA = 1;

/** A form that nobody sent or cancelled is forgotten after a week. */
const TTL_SECONDS = 7 * 24 * 60 * 60;

/** What is kept of a conversation while a step is under way; nothing otherwise. */
export interface ConversationRecord {
  readonly schema: number;
  /** Of the step's waterfalls as they were: answers go to no others. */
  readonly fingerprint: string;
  readonly waitingFor?: WaitingFor;
  readonly stack: readonly DialogInstance[];
}

/** The dialog state of one conversation during one turn. */
export interface Conversation {
  /** The SDK's stack, changed in place by the dialogs. */
  readonly state: { dialogStack: DialogInstance[] };
  /** What was under way in a build whose waterfalls were others: to be begun anew. */
  readonly interrupted?: WaitingFor;
  /**
   * Writes what changed, if anything did: at most once. When another turn of the conversation was
   * quicker its state stays; a form brings along everything it needs, so none is lost by it.
   */
  save(): Promise<'saved' | 'unchanged' | 'overtaken'>;
}

export interface ConversationKey {
  readonly tenantId: string;
  readonly conversationId: string;
}

/** @param fingerprintOf of a step of this build; undefined for one it does not have */
export async function loadConversation(
  documents: Documents,
  key: ConversationKey,
  fingerprintOf: (dialogId: string) => string | undefined,
): Promise<Conversation> {
  const partition = conversationPartition(key.tenantId, key.conversationId);
  const stored = await documents.read<ConversationRecord>(stateKey(partition));
  const record = stored?.body;
  const readable =
    record?.schema === SCHEMA &&
    record.stack[0] !== undefined &&
    record.fingerprint === fingerprintOf(record.stack[0].id);
  const before = readable ? JSON.stringify(record.stack) : undefined;
  // The dialogs change their stack in place, and what was read is not ours to change.
  const state = {
    dialogStack: before === undefined ? [] : (JSON.parse(before) as DialogInstance[]),
  };

  return {
    state,
    interrupted: readable ? undefined : resumable(record, fingerprintOf),
    async save() {
      const [step] = state.dialogStack;
      if (step === undefined) {
        if (stored === undefined) return 'unchanged';
        const gone = await documents.commit(partition, [
          { op: 'delete', id: STATE_ID, ifMatch: stored.etag, lasting: false },
        ]);
        return gone.ok ? 'saved' : 'overtaken';
      }
      if (JSON.stringify(state.dialogStack) === before) return 'unchanged';
      const body: ConversationRecord = {
        schema: SCHEMA,
        fingerprint: fingerprintOf(step.id) ?? '',
        waitingFor: waitingFor(step),
        stack: state.dialogStack,
      };
      const written = {
        id: STATE_ID,
        kind: 'conversation',
        body,
        ttlSeconds: TTL_SECONDS,
        // A form brings along all it needs, should its place be forgotten.
        lasting: false,
      } as const;
      const kept = await documents.commit(partition, [
        stored ? { op: 'replace', ...written, ifMatch: stored.etag } : { op: 'create', ...written },
      ]);
      return kept.ok ? 'saved' : 'overtaken';
    },
  };
}

function resumable(
  record: ConversationRecord | undefined,
  fingerprintOf: (dialogId: string) => string | undefined,
): WaitingFor | undefined {
  const step = record?.schema === SCHEMA ? record.waitingFor : undefined;
  return step && fingerprintOf(step.dialogId) !== undefined ? step : undefined;
}
