import type { DialogTurnResult } from 'botbuilder-dialogs';
import { redeemCard } from '../cards/forms/redeem-card.ts';
import type { Check } from '../workflow/kernel/checks.ts';
import type { Context } from '../workflow/partner/context.ts';
import { redemptionChecks } from '../workflow/voucher/decide/redeem-voucher.ts';
import type { Voucher } from '../workflow/voucher/voucher.ts';
import { BatchStepDialog } from './batch-step-dialog.ts';
import type { Step } from './step-dialog.ts';

const REDEEM_VOUCHERS = 'redeem';

/** Step 7: after the report and before any invoice, with the pre-payment checks listed. */
export class RedeemVouchersDialog extends BatchStepDialog {
  constructor() {
    super(REDEEM_VOUCHERS);
    this.runs(this.askForConfirmation.bind(this), this.redeem.bind(this));
  }

  protected override checksFor(voucher: Voucher, context: Context): readonly Check[] {
    return redemptionChecks(voucher, context);
  }

  private async askForConfirmation(step: Step): Promise<DialogTurnResult> {
    return this.fillInForSeveral(step, ({ turn, form, commandId, candidates }) =>
      redeemCard(turn.t, { commandId, form, programme: turn.services.programme, candidates }),
    );
  }

  private async redeem(step: Step): Promise<DialogTurnResult> {
    return this.carryOut(step);
  }
}
