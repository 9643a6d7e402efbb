import type { DialogTurnResult } from 'botbuilder-dialogs';
import { savbCard } from '../cards/forms/savb-card.ts';
import type { Partner } from '../workflow/partner/partner.ts';
import { membersWith } from '../workflow/partner/team.ts';
import { mayAct } from '../workflow/partner/permissions.ts';
import { CompanyStepDialog } from './company-step-dialog.ts';
import type { Step } from './step-dialog.ts';
import { turnOf, type StepOptions } from './turn.ts';

export const CONFIRM_SAVB = 'confirm-savb';

/** The dialog that brought it up, and goes on after it. */
const REQUEST_PAYMENT = 'payment';

/** Before the first payment request: the company is registered with Microsoft's payment tool. */
export class ConfirmSavbDialog extends CompanyStepDialog {
  constructor() {
    super(CONFIRM_SAVB);
    this.runs(this.askForRegistration.bind(this), this.confirm.bind(this));
  }

  private async askForRegistration(step: Step): Promise<DialogTurnResult> {
    const turn = turnOf(step.context);
    const { programme } = turn.services;
    const { voucherId } = step.options;
    if (step.options.submitted || mayAct(await turn.actor(), 'confirm-savb', programme, undefined))
      return this.fillIn(step, ({ company, form, commandId }) =>
        savbCard(turn.t, {
          commandId,
          form,
          programme,
          mayConfirm: true,
          admins: adminsOf(company),
          voucherId,
        }),
      );
    const card = savbCard(turn.t, {
      commandId: turn.services.ids.next(),
      form: { values: {}, refused: [] },
      programme,
      mayConfirm: false,
      admins: adminsOf(await turn.company()),
      voucherId,
    });
    await turn.show(card);
    return step.endDialog();
  }

  private async confirm(step: Step): Promise<DialogTurnResult> {
    const { voucherId } = step.options;
    const next: StepOptions = { voucherId };
    return this.changeCompany(step, CONFIRM_SAVB, {
      next: () => this.goTo(step, REQUEST_PAYMENT, next),
    });
  }
}

function adminsOf(company: Partner): readonly string[] {
  return membersWith(company, 'global-admin').map(({ name }) => name);
}
