import {
  ActivityHandler,
  CloudAdapter,
  ConfigurationBotFrameworkAuthentication,
  ConversationState,
  MemoryStorage,
  UserState,
  type StatePropertyAccessor,
} from 'botbuilder';
import {
  ComponentDialog,
  DialogSet,
  DialogTurnStatus,
  TextPrompt,
  WaterfallDialog,
  type DialogState,
  type WaterfallStepContext,
} from 'botbuilder-dialogs';
import { serveAsTheSamplesDo } from './serve-restify.ts';

/** The SDK's multi-turn sample: five text prompts, state in memory, no authentication. */
class TextDialog extends ComponentDialog {
  constructor() {
    super('text-dialog');
    this.addDialog(new TextPrompt('text'));
    const ask = (question: string) => async (step: WaterfallStepContext) =>
      step.prompt('text', question);
    this.addDialog(
      new WaterfallDialog('questions', [
        ask('Which voucher?'),
        ask('Which engagement?'),
        ask('Which consultant?'),
        ask('From when?'),
        ask('Until when?'),
        async (step) => {
          await step.context.sendActivity('Done.');
          return step.endDialog();
        },
      ]),
    );
    this.initialDialogId = 'questions';
  }

  async run(
    context: Parameters<DialogSet['createContext']>[0],
    accessor: StatePropertyAccessor<DialogState>,
  ): Promise<void> {
    const dialogs = new DialogSet(accessor);
    dialogs.add(this);
    const dialogContext = await dialogs.createContext(context);
    const results = await dialogContext.continueDialog();
    if (results.status === DialogTurnStatus.empty) await dialogContext.beginDialog(this.id);
  }
}

class DialogBot extends ActivityHandler {
  constructor(conversationState: ConversationState, userState: UserState, dialog: TextDialog) {
    super();
    const dialogState = conversationState.createProperty<DialogState>('DialogState');
    this.onMessage(async (context, next) => {
      await dialog.run(context, dialogState);
      await next();
    });
    this.onDialog(async (context, next) => {
      await conversationState.saveChanges(context, false);
      await userState.saveChanges(context, false);
      await next();
    });
  }
}

const storage = new MemoryStorage();
const bot = new DialogBot(new ConversationState(storage), new UserState(storage), new TextDialog());
serveAsTheSamplesDo(new CloudAdapter(new ConfigurationBotFrameworkAuthentication({})), (context) =>
  bot.run(context),
);
