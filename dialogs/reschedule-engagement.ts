import type { DialogTurnResult } from 'botbuilder-dialogs';
import { rescheduleCard } from '../cards/forms/reschedule-card.ts';
import { consultantChoices, today } from './choices.ts';
import type { Step } from './step-dialog.ts';
import { VoucherStepDialog } from './voucher-step-dialog.ts';

const RESCHEDULE_ENGAGEMENT = 'reschedule';

/** Step 5: other dates, or another consultant, for a reserved voucher. */
export class RescheduleEngagementDialog extends VoucherStepDialog {
  constructor() {
    super(RESCHEDULE_ENGAGEMENT);
    this.runs(
      this.whichVoucher.bind(this),
      this.knowVoucher.bind(this),
      this.askForDates.bind(this),
      this.reschedule.bind(this),
    );
  }

  private async askForDates(step: Step): Promise<DialogTurnResult> {
    return this.fillInFor(step, ({ turn, voucher, company, form, commandId }) =>
      rescheduleCard(turn.t, {
        voucher,
        commandId,
        form,
        today: today(turn),
        consultants: consultantChoices(company),
      }),
    );
  }

  private async reschedule(step: Step): Promise<DialogTurnResult> {
    return this.submitVoucherCommand(step);
  }
}
