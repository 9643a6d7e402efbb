import type { DialogTurnResult } from 'botbuilder-dialogs';
import { ownAmountOf } from '../cards/forms/own-amounts.ts';
import { paymentCard } from '../cards/forms/payment-card.ts';
import type { Check } from '../workflow/kernel/checks.ts';
import type { Context } from '../workflow/partner/context.ts';
import { isRequired } from '../workflow/programme/requirements.ts';
import { voucherCommands } from '../workflow/voucher/commands.ts';
import { paymentChecks } from '../workflow/voucher/decide/request-payment.ts';
import type { Voucher } from '../workflow/voucher/voucher.ts';
import { BatchStepDialog } from './batch-step-dialog.ts';
import { today } from './choices.ts';
import { CONFIRM_SAVB } from './confirm-savb.ts';
import type { FormSchema } from './read-form.ts';
import type { Step } from './step-dialog.ts';
import { turnOf, type Values } from './turn.ts';

const { payment } = voucherCommands;

/** The command's own fields; each amount of one voucher alone must be one, too. */
const paymentForm: FormSchema<object> = {
  safeParse(values) {
    const typed = Object.entries(values as Values).filter(([, value]) => value.trim() !== '');
    const own = typed.filter(([id]) => id.startsWith(ownAmountOf('')));
    const amounts = Object.fromEntries(own.map(([id]) => [id, payment.shape.amount]));
    const all = payment.extend(amounts).safeParse(values);
    return all.success ? payment.safeParse(values) : all;
  },
};

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
      paymentCard(turn.t, { commandId, form, programme: turn.services.programme, candidates }),
    );
  }

  private async requestPayment(step: Step): Promise<DialogTurnResult> {
    return this.carryOut(step, paymentForm);
  }

  /** On one invoice the amounts may differ. */
  protected override ownOf(voucherId: string, values: Values): object {
    const own = values[ownAmountOf(voucherId)] ?? '';
    return own.trim() === '' ? {} : { amount: Number(own) };
  }
}
