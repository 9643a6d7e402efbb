import type { DialogTurnResult } from 'botbuilder-dialogs';
import { paymentCard } from '../cards/payment-card.ts';
import type { Check } from '../workflow/checks.ts';
import type { Context } from '../workflow/desk/context.ts';
import { isRequired } from '../workflow/programme/requirements.ts';
import { paymentChecks } from '../workflow/voucher/rules/request-payment.ts';
import type { Voucher } from '../workflow/voucher/voucher.ts';
import { BatchStepDialog } from './batch-step-dialog.ts';
import { today } from './choices.ts';
import { CONFIRM_SAVB } from './confirm-savb.ts';
import type { Step } from './step-dialog.ts';
import { turnOf } from './turn.ts';

const REQUEST_PAYMENT = 'payment';

/** Step 8: the invoice to Microsoft, for one voucher or for several under one invoice number. */
export class RequestPaymentDialog extends BatchStepDialog {
  constructor() {
    super(REQUEST_PAYMENT);
    this.runs(
      this.confirmRegistration.bind(this),
      this.askForInvoice.bind(this),
      this.requestPayment.bind(this),
    );
  }

  /** All that does not depend on what the form asks for. */
  protected override checksFor(voucher: Voucher, context: Context): readonly Check[] {
    const [currency = ''] = context.programme.currencies;
    return paymentChecks(voucher, { currency }, context).filter(({ field }) => field === undefined);
  }

  /** The company's registration with the payment tool is asked for once, before the first request. */
  private async confirmRegistration(step: Step): Promise<DialogTurnResult> {
    const turn = turnOf(step.context);
    const { voucherId, values, submitted } = step.options;
    if (submitted) return step.next();
    const { savbRegistration } = await turn.company();
    const asked = isRequired(turn.services.programme, 'savbRegistration', today(turn));
    if (savbRegistration !== undefined || !asked) return step.next();
    return this.goTo(step, CONFIRM_SAVB, { voucherId, values });
  }

  private async askForInvoice(step: Step): Promise<DialogTurnResult> {
    return this.fillInForSeveral(step, ({ turn, form, commandId, candidates }) =>
      paymentCard(turn.say, { commandId, form, programme: turn.services.programme, candidates }),
    );
  }

  private async requestPayment(step: Step): Promise<DialogTurnResult> {
    return this.carryOut(step);
  }
}
