import type { DialogContext, DialogInstance, DialogTurnResult } from 'botbuilder-dialogs';
import type { Card } from '../cards/kit/card.ts';
import { Dialog } from './sdk-dialogs.ts';
import { turnOf, type Click } from './turn.ts';

export interface CardPromptOptions {
  /** A form whose button carries `verb`. */
  readonly card: Card;
  readonly verb: string;
  /** Voucher of the form; absent if none is chosen yet or none is needed. */
  readonly voucherId?: string;
  /** A typed voucher ID is also an answer. */
  readonly takesVoucherId?: boolean;
}

/** Stored until the answer comes; not the card, which can be rendered again. */
type PromptState = Omit<CardPromptOptions, 'card'>;

/** The prompt's result: the form's click, or a typed voucher ID. */
export type CardAnswer =
  | { readonly kind: 'submitted'; readonly click: Click }
  | { readonly kind: 'voucher-id'; readonly voucherId: string };

/**
 * Shows a form and waits for its button, an `Action.Execute` or its `Action.Submit` fallback. The
 * SDK's prompts support neither: they read a message's text and skip invokes. Other text ends the
 * prompt without a result, and the waterfall shows the form again.
 */
export class CardPrompt extends Dialog<CardPromptOptions> {
  override async beginDialog(
    dc: DialogContext,
    options: CardPromptOptions,
  ): Promise<DialogTurnResult> {
    const { card, ...state } = options;
    if (dc.activeDialog) dc.activeDialog.state = state;
    await turnOf(dc.context).show(card);
    return Dialog.EndOfTurn;
  }

  override async continueDialog(dc: DialogContext): Promise<DialogTurnResult> {
    const turn = turnOf(dc.context);
    if (turn.click) {
      if (!isAnswer(dc.activeDialog, turn.click)) return Dialog.EndOfTurn;
      return dc.endDialog({ kind: 'submitted', click: turn.click } satisfies CardAnswer);
    }
    const { takesVoucherId } = stateOf(dc.activeDialog);
    if (takesVoucherId && turn.utterance?.kind === 'voucher-id') {
      const { voucherId } = turn.utterance;
      return dc.endDialog({ kind: 'voucher-id', voucherId } satisfies CardAnswer);
    }
    await turn.tell(turn.t.text('dialog.use-the-form'));
    return dc.endDialog();
  }
}

/** True if the click is the button that this prompt waits for. */
export function isAnswer(prompt: DialogInstance | undefined, click: Click): boolean {
  const { verb, voucherId } = stateOf(prompt);
  if (click.commandId === undefined || click.verb !== verb) return false;
  return voucherId === undefined || click.voucherId === undefined || click.voucherId === voucherId;
}

function stateOf(prompt: DialogInstance | undefined): Partial<PromptState> {
  return (prompt?.state ?? {}) as Partial<PromptState>;
}

/** The step that waits for an answer, and its voucher: enough to restart it. */
export interface WaitingFor {
  readonly dialogId: string;
  readonly voucherId?: string;
  /** The step asks for a voucher, so a typed ID is an answer. */
  readonly takesVoucherId?: boolean;
}

/** Read from the prompt at the top of the step's stack. */
export function waitingFor(step: DialogInstance): WaitingFor {
  const { dialogs } = step.state as { dialogs?: { dialogStack?: readonly DialogInstance[] } };
  const prompt = dialogs?.dialogStack?.at(-1)?.state as Omit<WaitingFor, 'dialogId'> | undefined;
  const { voucherId, takesVoucherId } = prompt ?? {};
  return { dialogId: step.id, voucherId, takesVoucherId };
}
