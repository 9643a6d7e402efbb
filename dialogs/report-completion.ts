import type { DialogTurnResult } from 'botbuilder-dialogs';
import { reportCard } from '../cards/forms/report-card.ts';
import { locationsFor } from '../workflow/voucher/checks/place-checks.ts';
import { consultantChoices, locationsIn, today } from './choices.ts';
import type { Step } from './step-dialog.ts';
import { VoucherStepDialog } from './voucher-step-dialog.ts';

const REPORT_COMPLETION = 'report';

/** Step 6: the completion report, after the engagement and its deliverables. */
export class ReportCompletionDialog extends VoucherStepDialog {
  constructor() {
    super(REPORT_COMPLETION);
    this.runs(
      this.whichVoucher.bind(this),
      this.knowVoucher.bind(this),
      this.askForReport.bind(this),
      this.submitReport.bind(this),
    );
  }

  private async askForReport(step: Step): Promise<DialogTurnResult> {
    return this.fillInFor(step, ({ turn, voucher, company, form, commandId }) =>
      reportCard(turn.t, {
        voucher,
        commandId,
        form,
        today: today(turn),
        programme: turn.services.programme,
        locations: locationsIn(
          locationsFor(company, voucher.reservation?.location),
          voucher.customer.country,
        ),
        consultants: consultantChoices(company),
      }),
    );
  }

  private async submitReport(step: Step): Promise<DialogTurnResult> {
    return this.submitVoucherCommand(step);
  }
}
