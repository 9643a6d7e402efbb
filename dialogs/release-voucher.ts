import type { DialogTurnResult } from 'botbuilder-dialogs';
import { releaseCard } from '../cards/forms/release-card.ts';
import type { Step } from './step-dialog.ts';
import { VoucherStepDialog } from './voucher-step-dialog.ts';

const RELEASE_VOUCHER = 'release';

/** Step 5, undone: the reservation is given back with a reason. */
export class ReleaseVoucherDialog extends VoucherStepDialog {
  constructor() {
    super(RELEASE_VOUCHER);
    this.runs(
      this.whichVoucher.bind(this),
      this.knowVoucher.bind(this),
      this.askForReason.bind(this),
      this.release.bind(this),
    );
  }

  private async askForReason(step: Step): Promise<DialogTurnResult> {
    return this.fillInFor(step, ({ turn, voucher, form, commandId }) =>
      releaseCard(turn.t, { voucher, commandId, form, programme: turn.services.programme }),
    );
  }

  private async release(step: Step): Promise<DialogTurnResult> {
    return this.submitVoucherCommand(step);
  }
}
