import type { DialogTurnResult } from 'botbuilder-dialogs';
import { paymentStatusCard } from '../cards/forms/payment-status-card.ts';
import type { Step } from './step-dialog.ts';
import { VoucherStepDialog } from './voucher-step-dialog.ts';

const PAYMENT_STATUS = 'payment-status';

/** Step 8: what the payment tool says of a request, where no event told it. */
export class PaymentStatusDialog extends VoucherStepDialog {
  constructor() {
    super(PAYMENT_STATUS);
    this.runs(
      this.whichVoucher.bind(this),
      this.knowVoucher.bind(this),
      this.askForStatus.bind(this),
      this.recordStatus.bind(this),
    );
  }

  private async askForStatus(step: Step): Promise<DialogTurnResult> {
    return this.fillInFor(step, ({ turn, voucher, form, commandId }) =>
      paymentStatusCard(turn.t, { voucher, commandId, form }),
    );
  }

  private async recordStatus(step: Step): Promise<DialogTurnResult> {
    return this.submitVoucherCommand(step);
  }
}
