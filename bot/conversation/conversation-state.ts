import type { DialogInstance } from 'botbuilder-dialogs';
import type { Steps } from '../../dialogs/all-dialogs.ts';
import { waitingFor, type WaitingFor } from '../../dialogs/card-prompt.ts';
import type { Documents } from '../../workflow/kernel/ports.ts';
import { conversationPartition, STATE_ID, stateKey } from '../../workflow/records/records.ts';

/** Version of the record; records of other versions are ignored. */
const SCHEMA = 1;

/** An unfinished form expires after a week. */
const TTL_SECONDS = 7 * 24 * 60 * 60;

/** State of a conversation while a step is active; otherwise it has no record. */
export interface ConversationRecord {
  readonly schema: number;
  /** Fingerprint of the step's waterfalls; other waterfalls must not continue the stack. */
  readonly fingerprint: string;
  readonly waitingFor?: WaitingFor;
  readonly stack: readonly DialogInstance[];
}

/** Dialog state of one conversation during one turn. */
export interface Conversation {
  /** The SDK's stack, which the dialogs change in place. */
  readonly state: { dialogStack: DialogInstance[] };
  /** Step of a build with other waterfalls, to be restarted. */
  readonly interrupted?: WaitingFor;
  /**
   * Writes a changed stack, at most once. If another turn of the conversation has written first,
   * its state wins; nothing is lost, since a form's submission contains all it needs.
   */
  save(): Promise<'saved' | 'unchanged' | 'overtaken'>;
}

export interface ConversationKey {
  readonly tenantId: string;
  readonly conversationId: string;
}

/** @param steps of this build */
export async function loadConversation(
  documents: Documents,
  key: ConversationKey,
  steps: Pick<Steps, 'fingerprintOf'>,
): Promise<Conversation> {
  const partition = conversationPartition(key.tenantId, key.conversationId);
  const stored = await documents.read<ConversationRecord>(stateKey(partition));
  const record = stored?.body;
  const readable =
    record?.schema === SCHEMA &&
    record.stack[0] !== undefined &&
    record.fingerprint === steps.fingerprintOf(record.stack[0].id);
  const before = readable ? JSON.stringify(record.stack) : undefined;
  // The dialogs change their stack in place, so they get a copy.
  const state = {
    dialogStack: before === undefined ? [] : (JSON.parse(before) as DialogInstance[]),
  };

  return {
    state,
    interrupted: readable ? undefined : resumable(record, steps),
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
        fingerprint: steps.fingerprintOf(step.id) ?? '',
        waitingFor: waitingFor(step),
        stack: state.dialogStack,
      };
      const written = {
        id: STATE_ID,
        kind: 'conversation',
        body,
        ttlSeconds: TTL_SECONDS,
        // A form's submission contains all it needs, so the record may be lost.
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
  steps: Pick<Steps, 'fingerprintOf'>,
): WaitingFor | undefined {
  const step = record?.schema === SCHEMA ? record.waitingFor : undefined;
  return step && steps.fingerprintOf(step.dialogId) !== undefined ? step : undefined;
}
