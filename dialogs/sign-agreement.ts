import type { DialogTurnResult } from 'botbuilder-dialogs';
import { signAgreementCard } from '../cards/forms/sign-agreement-card.ts';
import { mayAct } from '../workflow/partner/permissions.ts';
import { CompanyStepDialog } from './company-step-dialog.ts';
import { mayNot, showRefusal } from './show-voucher.ts';
import type { Step } from './step-dialog.ts';
import { turnOf } from './turn.ts';

export const SIGN_AGREEMENT = 'sign-agreement';

/** What the agreement is signed for. */
const ENROL = 'enrol';

/** Step 2: a global admin signs the programme agreement; the offers follow. */
export class SignAgreementDialog extends CompanyStepDialog {
  constructor() {
    super(SIGN_AGREEMENT);
    this.runs(this.askForSignature.bind(this), this.sign.bind(this));
  }

  private async askForSignature(step: Step): Promise<DialogTurnResult> {
    const turn = turnOf(step.context);
    const { programme } = turn.services;
    if (!mayAct(await turn.actor(), SIGN_AGREEMENT, programme, undefined)) {
      await showRefusal(turn, [mayNot(SIGN_AGREEMENT)]);
      return step.endDialog();
    }
    return this.fillIn(step, ({ form, commandId }) =>
      signAgreementCard(turn.t, { commandId, form, programme }),
    );
  }

  private async sign(step: Step): Promise<DialogTurnResult> {
    return this.changeCompany(step, SIGN_AGREEMENT, { next: () => this.goTo(step, ENROL, {}) });
  }
}
