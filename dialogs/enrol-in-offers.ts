import type { DialogTurnResult } from 'botbuilder-dialogs';
import { enrolCard } from '../cards/forms/enrol-card.ts';
import { enrolmentCard } from '../cards/company/enrolment-card.ts';
import type { PartnerEvent } from '../workflow/partner/events.ts';
import { enrolmentView } from '../workflow/views/enrolment-view.ts';
import { CompanyStepDialog } from './company-step-dialog.ts';
import { contextOf, mayNot, showRefusal } from './show-voucher.ts';
import { SIGN_AGREEMENT } from './sign-agreement.ts';
import type { Step } from './step-dialog.ts';
import { turnOf, type Turn } from './turn.ts';

/** Step 2: the offers to enrol in, or to renew; before them the agreement, where it is missing. */
export class EnrolInOffersDialog extends CompanyStepDialog {
  constructor() {
    super('enrol');
    this.runs(this.askForOffers.bind(this), this.enrol.bind(this));
  }

  private async askForOffers(step: Step): Promise<DialogTurnResult> {
    const turn = turnOf(step.context);
    const view = enrolmentView(await contextOf(turn));
    if (step.options.submitted) return step.next();
    if (!view.may.enrol && !view.may.sign) {
      await showRefusal(turn, [mayNot('enrol')]);
      return step.endDialog();
    }
    if (view.mustSign && view.may.sign) return this.goTo(step, SIGN_AGREEMENT, {});
    if (!view.may.enrol || view.possible.length === 0) {
      await showEnrolment(turn);
      return step.endDialog();
    }
    return this.fillIn(step, ({ form, commandId }) =>
      enrolCard(turn.t, { ...view, form, commandId }),
    );
  }

  private async enrol(step: Step): Promise<DialogTurnResult> {
    return this.changeCompany(step, 'enrol', {
      done: ({ events }, turn) => showEnrolment(turn, events),
    });
  }
}

/** Where the company stands with each offer, and until when. */
async function showEnrolment(turn: Turn, done: readonly PartnerEvent[] = []): Promise<void> {
  const view = enrolmentView(await contextOf(turn));
  await turn.show(enrolmentCard(turn.t, { ...view, done }));
}
