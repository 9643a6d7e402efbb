import type { DialogTurnResult } from 'botbuilder-dialogs';
import { validateCard } from '../cards/forms/validate-card.ts';
import { validationCard } from '../cards/voucher/validation-card.ts';
import { possibleActions } from '../workflow/views/voucher-actions.ts';
import { validationChecks } from '../workflow/voucher/decide/validate-voucher.ts';
import type { Voucher } from '../workflow/voucher/voucher.ts';
import { contextOf, showRefusal } from './show-voucher.ts';
import type { FilledIn, Step } from './step-dialog.ts';
import type { Turn } from './turn.ts';
import { VoucherStepDialog } from './voucher-step-dialog.ts';

export const VALIDATE_VOUCHER = 'validate';

/** Step 5: the voucher ID and its administrator's address show whether it can be used. */
export class ValidateVoucherDialog extends VoucherStepDialog {
  constructor() {
    super(VALIDATE_VOUCHER);
    this.runs(
      this.whichVoucher.bind(this),
      this.knowVoucher.bind(this),
      this.askForAddress.bind(this),
      this.validate.bind(this),
    );
  }

  private async askForAddress(step: Step): Promise<DialogTurnResult> {
    return this.fillInFor(step, ({ turn, voucher, form, commandId }) =>
      validateCard(turn.t, { voucher, form, commandId }),
    );
  }

  /** Either way every line that was looked at is shown; only a wrong address is asked for again. */
  private async validate(step: Step): Promise<DialogTurnResult> {
    return this.submitVoucherCommand(step, {
      done: ({ voucher }, turn, filled) => showValidation(turn, voucher, filled),
      async refused({ voucher, refused }, turn, filled) {
        // The lines show whether an address is the customer's, which needs the right.
        if (refused.some(({ code }) => code === 'may-act')) {
          await showRefusal(turn, refused);
          return true;
        }
        if (voucher === undefined || refused.some(({ field }) => field !== undefined)) return false;
        await showValidation(turn, voucher, filled);
        return true;
      },
    });
  }
}

async function showValidation(turn: Turn, voucher: Voucher, { values }: FilledIn): Promise<void> {
  const context = await contextOf(turn);
  const { customerEmail = '' } = values;
  const card = validationCard(turn.t, {
    voucher,
    checks: validationChecks(voucher, { customerEmail }, context),
    mayReserve: possibleActions(voucher, context).includes('reserve'),
  });
  await turn.show(card, voucher);
}
