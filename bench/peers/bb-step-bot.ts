import {
  CardFactory,
  TeamsActivityHandler,
  type AdaptiveCardInvokeResponse,
  type AdaptiveCardInvokeValue,
  type ConversationState,
  type StatePropertyAccessor,
  type TurnContext,
  type UserState,
} from 'botbuilder';
import type { DialogState } from 'botbuilder-dialogs';
import { newVoucherCard, type VoucherState } from './bb-step-cards.ts';
import { answerOf, setVoucher, type RescheduleDialog } from './bb-step-dialog.ts';

const NEW_VOUCHER: VoucherState = { startDate: '', endDate: '', consultant: '', revision: 3 };

/** `status` by message and by button, and the dialog that reschedules by button. */
export class StepBot extends TeamsActivityHandler {
  readonly #conversationState: ConversationState;
  readonly #userState: UserState;
  readonly #dialog: RescheduleDialog;
  readonly #dialogState: StatePropertyAccessor<DialogState>;
  readonly #voucher: StatePropertyAccessor<VoucherState>;

  constructor(
    conversationState: ConversationState,
    userState: UserState,
    dialog: RescheduleDialog,
  ) {
    super();
    this.#conversationState = conversationState;
    this.#userState = userState;
    this.#dialog = dialog;
    this.#dialogState = conversationState.createProperty<DialogState>('DialogState');
    this.#voucher = userState.createProperty<VoucherState>('Voucher');
    this.onMessage(async (context, next) => {
      const voucher = await this.#voucher.get(context, NEW_VOUCHER);
      const card = CardFactory.adaptiveCard(newVoucherCard(voucher));
      await context.sendActivity({ attachments: [card] });
      await next();
    });
  }

  override async run(context: TurnContext): Promise<void> {
    await super.run(context);
    await this.#conversationState.saveChanges(context, false);
    await this.#userState.saveChanges(context, false);
  }

  protected override async onAdaptiveCardInvoke(
    context: TurnContext,
    { action }: AdaptiveCardInvokeValue,
  ): Promise<AdaptiveCardInvokeResponse> {
    const voucher = await this.#voucher.get(context, NEW_VOUCHER);
    if (action.verb === 'status') return cardResponse(newVoucherCard(voucher));
    setVoucher(context, voucher);
    // A waterfall processes messages only.
    context.activity.type = 'message';
    context.activity.value = action.data;
    await this.#dialog.run(context, this.#dialogState);
    context.activity.type = 'invoke';
    return cardResponse(answerOf(context));
  }
}

function cardResponse(card: object): AdaptiveCardInvokeResponse {
  return {
    statusCode: 200,
    type: 'application/vnd.microsoft.card.adaptive',
    value: card as Record<string, unknown>,
  };
}
