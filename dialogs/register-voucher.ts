import type { DialogTurnResult } from 'botbuilder-dialogs';
import { paragraph } from '../cards/kit/text-blocks.ts';
import { voucherCard, type News } from '../cards/voucher/voucher-card.ts';
import { registerCard } from '../cards/forms/register-card.ts';
import type { VoucherOutcome } from '../workflow/desk/outcome.ts';
import { catalogue } from '../workflow/steps/catalogue.ts';
import { voucherIdFrom } from '../workflow/programme/voucher-id.ts';
import { voucherView } from '../workflow/views/voucher-view.ts';
import type { Voucher } from '../workflow/voucher/voucher.ts';
import type { FormSchema } from './read-form.ts';
import { contextOf, showVoucher } from './show-voucher.ts';
import { StepDialog, type Step } from './step-dialog.ts';
import { turnOf, type Turn } from './turn.ts';

type Details = Omit<ReturnType<typeof catalogue.register.schema.parse>, 'name'>;

/** Step 4 without an event: registers a voucher from the customer's e-mail. */
export class RegisterVoucherDialog extends StepDialog {
  constructor() {
    super('register');
    this.runs(this.askForDetails.bind(this), this.register.bind(this));
  }

  /** Prefills a typed voucher ID; a known voucher is shown instead of the form. */
  private async askForDetails(step: Step): Promise<DialogTurnResult> {
    const { options } = step;
    const { voucherId, values = {} } = options;
    if (voucherId !== undefined && !options.submitted) {
      const turn = turnOf(step.context);
      const known = await turn.voucher(voucherId);
      if (known) {
        await showKnown(turn, known);
        return step.endDialog();
      }
      options.values = { voucherId, ...values };
      options.voucherId = undefined;
    }
    return this.fillIn(step, ({ t, ...view }) =>
      registerCard(t, {
        ...view,
        mail: options.mail,
        likelyCountries: [...new Set(view.partner.locations.map(({ country }) => country))],
      }),
    );
  }

  private async register(step: Step): Promise<DialogTurnResult> {
    const schema: FormSchema<Details> = catalogue.register.schema;
    return this.submit<Details, VoucherOutcome>(step, {
      schema,
      change(details, request, turn, { values }) {
        const voucherId = voucherIdFrom(values.voucherId ?? '');
        const command = { name: 'register', ...details } as const;
        return turn.changeVoucher({ ...request, voucherId, command });
      },
      async done({ voucher, events }, turn) {
        await showVoucher(turn, voucher, events);
      },
    });
  }
}

/** The voucher's card, with the reason why the form is not shown. */
async function showKnown(turn: Turn, voucher: Voucher): Promise<void> {
  const { t } = turn;
  const news: News = { style: 'accent', items: [paragraph(t.text('register.known'))] };
  await turn.show(voucherCard(t, voucherView(voucher, await contextOf(turn)), news), voucher);
}
