import type { DialogTurnResult } from 'botbuilder-dialogs';
import { handoverCard } from '../cards/handover-card.ts';
import { colleagueChoices } from './choices.ts';
import type { Step } from './step-dialog.ts';
import { VoucherStepDialog } from './voucher-step-dialog.ts';

const HANDOVER = 'handover';

/** A colleague takes the voucher over, e.g. for a holiday. */
export class HandoverDialog extends VoucherStepDialog {
  constructor() {
    super(HANDOVER);
    this.runs(
      this.whichVoucher.bind(this),
      this.knowVoucher.bind(this),
      this.askForColleague.bind(this),
      this.handOver.bind(this),
    );
  }

  private async askForColleague(step: Step): Promise<DialogTurnResult> {
    return this.fillInFor(step, ({ turn, voucher, company, form, commandId }) =>
      handoverCard(turn.say, {
        voucher,
        commandId,
        form,
        colleagues: colleagueChoices(turn, company, voucher.assignee.personId),
      }),
    );
  }

  private async handOver(step: Step): Promise<DialogTurnResult> {
    return this.changeVoucher(step);
  }
}
