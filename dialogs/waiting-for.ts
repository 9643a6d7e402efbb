import type { DialogInstance } from 'botbuilder-dialogs';

/** Which step waits for an answer, and about which voucher: enough to begin it anew. */
export interface WaitingFor {
  readonly dialogId: string;
  readonly voucherId?: string;
  /** It asks which voucher, so that a typed ID is an answer. */
  readonly takesVoucherId?: boolean;
}

/** What a step's instance waits for, read from the prompt at its top. */
export function waitingFor(step: DialogInstance): WaitingFor {
  const { dialogs } = step.state as { dialogs?: { dialogStack?: readonly DialogInstance[] } };
  const prompt = dialogs?.dialogStack?.at(-1)?.state as Omit<WaitingFor, 'dialogId'> | undefined;
  const { voucherId, takesVoucherId } = prompt ?? {};
  return { dialogId: step.id, voucherId, takesVoucherId };
}
