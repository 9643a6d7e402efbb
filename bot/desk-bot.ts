import { ActivityTypes, type TurnContext } from './sdk/bot-framework.ts';
import type { Click } from '../dialogs/turn.ts';
import type { Documents } from '../workflow/kernel/ports.ts';
import { answerClick } from './routing/card-action.ts';
import { ButtonEchoes } from './routing/button-echoes.ts';
import { clickOf, readClick } from './routing/click.ts';
import { membershipOf } from './conversation/membership.ts';
import { answerMessageAction, isMessageAction, messageTextOf } from './routing/message-action.ts';
import { createRoutingServices, type RoutingServices } from './routing/routing-services.ts';
import { answerSearch, searchOf } from './routing/search-vouchers.ts';
import { answerSuggestions } from './routing/suggestions.ts';
import { showPastedTables } from './commands/import.ts';
import { tablesToImport } from './import/tables-to-import.ts';
import { answerText } from './routing/typed-message.ts';
import { typedText } from './utterance/typed-text.ts';
import { answerWordless } from './routing/wordless-message.ts';
import { senderOf, type DialogKey, type Sender } from './conversation/sender.ts';
import { reportOf } from './telemetry/turn-report.ts';
import { respond } from './turns/answer-in-time.ts';
import { isPrivateCard } from './adapter/private-card.ts';
import { invokeError } from './turns/invoke-error.ts';
import { SearchAnswer } from './turns/search-answer.ts';
import { SuggestAnswer } from './turns/suggest-answer.ts';
import { TaskAnswer } from './turns/task-answer.ts';
import { ClickAnswer, MessageAnswer } from './turns/turn-answer.ts';
import { TurnRunner, type Chat, type TurnRunnerOptions } from './turns/turn-runner.ts';
import { firstTimeIn, showWelcome } from './routing/welcome.ts';
import { INVOKE } from './conversation/activity-types.ts';

export interface DeskBotOptions extends TurnRunnerOptions {
  readonly documents: Documents;
}

type Handle = (context: TurnContext, sender: Sender) => Promise<void>;

/** Dispatches authenticated activities to their handlers. */
export class DeskBot {
  readonly #turns: TurnRunner;
  readonly #routing: RoutingServices;
  readonly #documents: Documents;
  readonly #echoes: ButtonEchoes;
  /** By the activity's type; invokes by their name. */
  readonly #handlers: ReadonlyMap<string | undefined, Handle>;

  constructor(options: DeskBotOptions) {
    this.#turns = new TurnRunner(options);
    this.#documents = options.documents;
    this.#echoes = new ButtonEchoes({ clock: options.services.clock, wait: options.wait });
    const onStepEnded = ({ tenantId, personId }: DialogKey): void => {
      if (options.outbox?.deferred.has(tenantId, personId))
        this.#turns.notifyOutbox((outbox) => outbox.formClosed(tenantId, personId));
    };
    this.#routing = createRoutingServices({ ...options, onStepEnded });
    const membership: Handle = (context, sender) => this.#membership(context, sender, options);
    this.#handlers = new Map<string, Handle>([
      [ActivityTypes.Message, this.#message.bind(this)],
      [ActivityTypes.InstallationUpdate, membership],
      [ActivityTypes.ConversationUpdate, membership],
      ['adaptiveCard/action', this.#cardAction.bind(this)],
      ['composeExtension/query', this.#search.bind(this)],
      ['application/search', this.#suggest.bind(this)],
      ['composeExtension/fetchTask', this.#openTask.bind(this)],
      ['composeExtension/submitAction', this.#taskAction.bind(this)],
    ]);
  }

  /** Handles one activity; types without a handler are ignored. */
  async run(context: TurnContext): Promise<void> {
    const { activity } = context;
    const sender = senderOf(activity);
    const kind = activity.type === INVOKE ? activity.name : activity.type;
    if (sender) await this.#handlers.get(kind)?.(context, sender);
  }

  async #message(context: TurnContext, sender: Sender): Promise<void> {
    const { activity } = context;
    const click = clickOf(activity);
    const typed = typedText(activity);
    if (click) this.#echoes.tapped(sender, click.verb);
    else if (await this.#echoes.isEcho(sender, activity, typed.text)) return;
    const pasted = click ? undefined : tablesToImport(activity);
    const seenByOne = isPrivateCard(context);
    const clicked = click && (sender.isPersonal || seenByOne) ? activity.replyToId : undefined;
    const answer = (own: TurnContext) => new MessageAnswer(own, clicked);
    await this.#turns.run(context, sender, { answer, click, seenByOne }, (scope) =>
      click
        ? answerClick(this.#routing, scope, click)
        : typed.text === ''
          ? answerWordless(scope.turn, activity)
          : pasted
            ? showPastedTables(scope.turn, pasted)
            : answerText(this.#routing, scope, typed),
    );
  }

  async #cardAction(context: TurnContext, sender: Sender): Promise<void> {
    const click = clickOf(context.activity);
    if (click === undefined) {
      respond(context, invokeError(400, this.#unreadable(sender)));
      return;
    }
    this.#echoes.tapped(sender, click.verb);
    const answer = (own: TurnContext, chat: Chat) => new ClickAnswer(own, chat);
    await this.#turns.run(context, sender, { answer, click, seenByOne: true }, (scope) =>
      answerClick(this.#routing, scope, click),
    );
  }

  /** The message extension's search for vouchers. */
  async #search(context: TurnContext, sender: Sender): Promise<void> {
    reportOf(context).command = 'search';
    const answer = () => new SearchAnswer();
    await this.#turns.run(context, sender, { answer, ownWindow: true }, ({ turn }, found) =>
      answerSearch(turn, found, searchOf(context.activity)),
    );
  }

  /** A card's typeahead field. */
  async #suggest(context: TurnContext, sender: Sender): Promise<void> {
    reportOf(context).command = 'suggest';
    const answer = () => new SuggestAnswer();
    await this.#turns.run(context, sender, { answer }, ({ turn }, choices) =>
      answerSuggestions(turn, choices, context.activity),
    );
  }

  /** The message action "Take voucher from this e-mail". */
  async #openTask(context: TurnContext, sender: Sender): Promise<void> {
    if (!isMessageAction(context.activity)) {
      const value = this.#turns.translatorOf(sender).plain('dialog.unknown-command');
      respond(context, { task: { type: 'message', value } });
      return;
    }
    const answer = () => new TaskAnswer();
    await this.#turns.run(context, sender, { answer, ownWindow: true }, (scope) =>
      answerMessageAction(this.#routing, scope, messageTextOf(context.activity)),
    );
  }

  async #taskAction(context: TurnContext, sender: Sender): Promise<void> {
    const { data } = (context.activity.value ?? {}) as { readonly data?: unknown };
    const click: Click | undefined = readClick(data);
    if (click === undefined) {
      respond(context, { task: { type: 'message', value: this.#unreadable(sender) } });
      return;
    }
    const answer = () => new TaskAnswer(click);
    await this.#turns.run(context, sender, { answer, click, ownWindow: true }, (scope) =>
      answerClick(this.#routing, scope, click),
    );
  }

  #unreadable(sender: Sender): string {
    return this.#turns.translatorOf(sender).plain('dialog.unreadable');
  }

  /** Sends a welcome once: the Playground reports its installation at each page load. */
  async #membership(
    context: TurnContext,
    sender: Sender,
    { services }: DeskBotOptions,
  ): Promise<void> {
    const membership = membershipOf(context.activity);
    if (membership === 'left' && sender.isPersonal) {
      const { personId, tenantId } = sender;
      await services.people.markGone(tenantId, personId, sender);
      this.#turns.notifyOutbox((outbox) => outbox.personLeft(tenantId, personId));
    }
    if (membership !== 'came') return;
    const answer = (own: TurnContext) => new MessageAnswer(own);
    await this.#turns.run(context, sender, { answer }, async ({ turn, contact }) => {
      const isFirst = sender.isPersonal
        ? contact.firstContact
        : await firstTimeIn(this.#documents, sender);
      if (isFirst) await showWelcome(turn, sender.isPersonal ? undefined : contact.person.name);
    });
  }
}
