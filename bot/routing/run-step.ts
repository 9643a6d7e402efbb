import type { TurnContext } from 'botbuilder';
import type { Steps } from '../../dialogs/all-dialogs.ts';
import { DialogContextError } from '../../dialogs/sdk-dialogs.ts';
import type { StepOptions } from '../../dialogs/turn.ts';
import { waitingFor } from '../../dialogs/card-prompt.ts';
import { StoreUnavailable, type Documents } from '../../workflow/kernel/ports.ts';
import { loadConversation, type Conversation } from '../conversation/conversation-state.ts';
import type { Log } from '../telemetry/log.ts';
import { reportOf } from '../telemetry/turn-report.ts';
import type { DialogKey } from '../conversation/sender.ts';

export interface StepRunner {
  readonly documents: Documents;
  readonly steps: Steps;
  readonly log: Log;
  /** Called when the conversation has no active step any more. */
  readonly onStepEnded?: (key: DialogKey) => void;
}

/** Decision about a turn, given the step that is active in the conversation. */
export type Course =
  /** Continue the active step; without one begin this one, or nothing. */
  | { readonly go: 'on'; readonly orBegin?: { dialogId: string; options: StepOptions } }
  /** Leave the dialogs out. */
  | { readonly go: 'past' };

export interface ActiveStep {
  readonly dialogId: string;
  readonly takesVoucherId: boolean;
}

/**
 * Runs the dialogs for one turn on the conversation's document, which is read once and written at
 * most once. A form of an earlier build is restarted from the voucher's present state.
 * @param course a function if it depends on what waits
 * @returns true if a step took part
 */
export async function runStep(
  runner: StepRunner,
  key: DialogKey,
  context: TurnContext,
  course: Course | ((waiting: ActiveStep | undefined) => Course),
): Promise<boolean> {
  const { documents, steps } = runner;
  const conversation = await loadConversation(documents, key, steps);
  const decided = typeof course === 'function' ? course(activeStepIn(conversation)) : course;
  if (decided.go === 'past') return false;

  const dialogs = steps.contextFor(context, conversation.state);
  const begin = decided.orBegin ?? interrupted(conversation);
  reportOf(context).command ??= dialogs.activeDialog?.id ?? begin?.dialogId;
  try {
    if (dialogs.activeDialog) await dialogs.continueDialog();
    else if (begin) await dialogs.beginDialog(begin.dialogId, begin.options);
    else return false;
  } catch (error) {
    const cause = causeOf(error);
    // If the store is unavailable the form stays open; after another error it is closed, so that
    // nobody is stuck in it.
    if (cause instanceof StoreUnavailable) throw cause;
    conversation.state.dialogStack.length = 0;
    await save(runner, key, conversation);
    throw cause;
  }
  await save(runner, key, conversation);
  return true;
}

/** Ends the active step if it is about this voucher, or about none. */
export async function leaveStep(
  runner: StepRunner,
  key: DialogKey,
  voucherId: string | undefined,
): Promise<void> {
  const { documents, steps } = runner;
  const conversation = await loadConversation(documents, key, steps);
  const [step] = conversation.state.dialogStack;
  if (step === undefined || waitingFor(step).voucherId !== voucherId) return;
  conversation.state.dialogStack.length = 0;
  await save(runner, key, conversation);
}

/** The SDK wraps errors thrown by dialogs. */
function causeOf(error: unknown): unknown {
  return error instanceof DialogContextError ? error.error : error;
}

function activeStepIn({ state, interrupted }: Conversation): ActiveStep | undefined {
  const [step] = state.dialogStack;
  const waiting = step ? waitingFor(step) : interrupted;
  return waiting && { dialogId: waiting.dialogId, takesVoucherId: waiting.takesVoucherId === true };
}

function interrupted({ interrupted }: Conversation) {
  if (interrupted === undefined) return undefined;
  const { dialogId, voucherId } = interrupted;
  return { dialogId, options: { voucherId } };
}

/** Only logs a failed write: the reply was sent, and a form's submission is self-contained. */
async function save(
  { log, onStepEnded }: StepRunner,
  key: DialogKey,
  conversation: Conversation,
): Promise<void> {
  try {
    const saved = await conversation.save();
    if (saved === 'saved' && conversation.state.dialogStack.length === 0) onStepEnded?.(key);
  } catch (error) {
    if (!(error instanceof StoreUnavailable)) throw error;
    log.warn('store-unavailable', { kind: 'conversation', error });
  }
}
