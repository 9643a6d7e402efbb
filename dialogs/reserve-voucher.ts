import type { DialogTurnResult } from 'botbuilder-dialogs';
import { reserveCard } from '../cards/forms/reserve-card.ts';
import type { VoucherAction } from '../workflow/views/voucher-actions.ts';
import type { Voucher } from '../workflow/voucher/voucher.ts';
import { consultantChoices, locationsIn, today } from './choices.ts';
import type { Step } from './step-dialog.ts';
import { VALIDATE_VOUCHER } from './validate-voucher.ts';
import { VoucherStepDialog } from './voucher-step-dialog.ts';

const RESERVE_VOUCHER = 'reserve';

/** Step 5: reserves a voucher that was validated, and schedules its engagement. */
export class ReserveVoucherDialog extends VoucherStepDialog {
  constructor() {
    super(RESERVE_VOUCHER);
    this.runs(
      this.whichVoucher.bind(this),
      this.knowVoucher.bind(this),
      this.askForReservation.bind(this),
      this.reserve.bind(this),
    );
  }

  /** What has to be validated first is validated now. */
  protected override async notNow(
    step: Step,
    voucher: Voucher,
    possible: readonly VoucherAction[],
  ): Promise<DialogTurnResult> {
    if (!possible.includes(VALIDATE_VOUCHER)) return super.notNow(step, voucher, possible);
    return this.goTo(step, VALIDATE_VOUCHER, { voucherId: voucher.voucherId });
  }

  private async askForReservation(step: Step): Promise<DialogTurnResult> {
    return this.fillInFor(step, ({ turn, voucher, company, form, commandId }) =>
      reserveCard(turn.t, {
        voucher,
        commandId,
        form,
        today: today(turn),
        programme: turn.services.programme,
        locations: locationsIn(company.locations, voucher.customer.country),
        consultants: consultantChoices(company),
      }),
    );
  }

  private async reserve(step: Step): Promise<DialogTurnResult> {
    return this.submitVoucherCommand(step);
  }
}
