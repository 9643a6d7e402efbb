import type { DialogContext, DialogTurnResult } from 'botbuilder-dialogs';
import { isAnswer } from './card-prompt.ts';
import { ComponentDialog } from './sdk-dialogs.ts';
import { turnOf, type Click, type StepOptions } from './turn.ts';

/**
 * What every step has in common: cancel, another command or a button of another card is understood
 * in the middle of it. What only reads, help included, is answered by the bot and leaves the step
 * as it is.
 */
export abstract class InterruptibleDialog extends ComponentDialog<StepOptions> {
  /** Changes when a waterfall inside does, so that saved state of an earlier build is recognised. */
  get fingerprint(): string {
    return this.getInternalVersion();
  }

  protected override async onContinueDialog(innerDc: DialogContext): Promise<DialogTurnResult> {
    const turn = turnOf(innerDc.context);
    const { click, said } = turn;
    if (click && !isAnswer(innerDc.activeDialog, click))
      return replaceStep(innerDc, click.verb, optionsOf(click));
    switch (said?.kind) {
      case 'cancel':
        await turn.tell(turn.say.text('dialog.cancelled'));
        return innerDc.cancelAllDialogs();
      case 'step':
        return replaceStep(innerDc, said.dialogId, said.options);
      default:
        return super.onContinueDialog(innerDc);
    }
  }
}

/**
 * A step as a button begins it. A form's button brings the whole form, so that the step goes on as
 * if it had been under way; any other brings at most the voucher that was chosen.
 */
export function optionsOf(click: Click): StepOptions {
  const { voucherId, revision, commandId, values } = click;
  if (commandId === undefined) return { voucherId: voucherId ?? values.voucherId };
  return { voucherId, revision, commandId, values, submitted: true };
}

/** Ends the step under way and begins another. */
export function replaceStep(
  innerDc: DialogContext,
  dialogId: string,
  options: StepOptions,
): Promise<DialogTurnResult> {
  return (innerDc.parent ?? innerDc).replaceDialog(dialogId, options);
}
