import type { DialogTurnResult } from 'botbuilder-dialogs';
import type { VoucherOutcome } from '../workflow/outcome.ts';
import {
  voucherCommands,
  type VoucherCommand,
  type VoucherCommandName,
} from '../workflow/voucher/commands.ts';
import type { FormSchema } from './read-form.ts';
import { StepDialog, type RequestBase, type Step } from './step-dialog.ts';
import type { Turn } from './turn.ts';

/** A step about one voucher. */
export abstract class VoucherStepDialog extends StepDialog {
  /** Hands what was filled in to the desk; `done` shows the outcome. */
  protected changeVoucher(
    step: Step,
    name: VoucherCommandName,
    done: (outcome: Extract<VoucherOutcome, { kind: 'done' }>, turn: Turn) => Promise<void>,
  ): Promise<DialogTurnResult> {
    const schema: FormSchema<object> = voucherCommands[name];
    const voucherId = step.options.voucherId ?? '';
    return this.submit(
      step,
      schema,
      async (read, request: RequestBase, turn) => {
        const command = { name, ...read } as VoucherCommand;
        const outcome = await turn.services.desk.changeVoucher({ ...request, voucherId, command });
        if (outcome.kind !== 'unknown')
          turn.learn({ voucher: outcome.voucher, company: outcome.partner });
        return outcome;
      },
      done,
    );
  }
}
