import type { StatePropertyAccessor, TurnContext } from 'botbuilder';
import {
  ComponentDialog,
  Dialog,
  DialogSet,
  DialogTurnStatus,
  WaterfallDialog,
  type DialogState,
  type DialogTurnResult,
  type WaterfallStepContext,
} from 'botbuilder-dialogs';
import { newRescheduleCard, newVoucherCard, type VoucherState } from './bb-step-cards.ts';

const VOUCHER = Symbol('voucher');
const ANSWER = Symbol('answer');

export const setVoucher = (context: TurnContext, voucher: VoucherState): void => {
  context.turnState.set(VOUCHER, voucher);
};
export const answerOf = (context: TurnContext): object => context.turnState.get(ANSWER);

/** Shows the form, then stores the dates and shows the voucher card. */
export class RescheduleDialog extends ComponentDialog {
  constructor() {
    super('reschedule');
    this.addDialog(
      new WaterfallDialog('waterfall', [this.#askForDates.bind(this), this.#reschedule.bind(this)]),
    );
    this.initialDialogId = 'waterfall';
  }

  async run(context: TurnContext, accessor: StatePropertyAccessor<DialogState>): Promise<void> {
    const dialogs = new DialogSet(accessor);
    dialogs.add(this);
    const dialogContext = await dialogs.createContext(context);
    const results = await dialogContext.continueDialog();
    if (results.status === DialogTurnStatus.empty) await dialogContext.beginDialog(this.id);
  }

  async #askForDates({ context }: WaterfallStepContext): Promise<DialogTurnResult> {
    const voucher = context.turnState.get<VoucherState>(VOUCHER);
    context.turnState.set(ANSWER, newRescheduleCard(voucher));
    return Dialog.EndOfTurn;
  }

  async #reschedule(step: WaterfallStepContext): Promise<DialogTurnResult> {
    const { context } = step;
    const voucher = context.turnState.get<VoucherState>(VOUCHER);
    const { startDate, endDate, consultant } = context.activity.value as VoucherState;
    Object.assign(voucher, { startDate, endDate, consultant, revision: voucher.revision + 1 });
    context.turnState.set(ANSWER, newVoucherCard(voucher, true));
    return step.endDialog();
  }
}
