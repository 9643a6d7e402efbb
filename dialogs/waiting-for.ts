import type { DialogInstance } from 'botbuilder-dialogs';

/** Which step waits for an answer, and about which voucher: enough to begin it anew. */
export interface WaitingFor {
  readonly dialogId: string;
  readonly voucherId?: string;
}

/** What a step's instance waits for, read from the prompt at its top. */
export function waitingFor(step: DialogInstance): WaitingFor {
  const { dialogs } = step.state as { dialogs?: { dialogStack?: readonly DialogInstance[] } };
  const prompt = dialogs?.dialogStack?.at(-1)?.state as { voucherId?: string } | undefined;
  return { dialogId: step.id, voucherId: prompt?.voucherId };
}
