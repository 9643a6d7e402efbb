import { ActivityTypes, CardFactory, type Activity, type TurnContext } from 'botbuilder';
import type { Card } from '../../cards/card.ts';

/** How one activity is answered. */
export interface Answer {
  /**
   * Answers with a card: it replaces the one that was clicked, or is sent.
   * @returns the id of the message that shows it; of a click in a group none, since others see what
   * they saw
   */
  show(card: Card): Promise<string | undefined>;
  /** Answers with text; a card that was clicked stays as it is. */
  tell(text: string): Promise<void>;
  /** Answers at once because the work takes long; what is shown later takes this card's place. */
  holdOn(card: Card): Promise<void>;
  /** What the HTTP response to an invoke holds; a message has none. */
  readonly body?: object;
}

const CARD_TYPE = 'application/vnd.microsoft.card.adaptive';
const TEXT_TYPE = 'application/vnd.microsoft.activity.message';

/** A message is answered by messages. */
export class MessageAnswer implements Answer {
  readonly #context: TurnContext;
  #placeholder: string | undefined;

  constructor(context: TurnContext) {
    this.#context = context;
  }

  async show(card: Card): Promise<string | undefined> {
    const activity = messageWith(card);
    const id = this.#placeholder;
    this.#placeholder = undefined;
    if (id === undefined) return (await this.#context.sendActivity(activity))?.id;
    await this.#context.updateActivity({ ...activity, id });
    return id;
  }

  async tell(text: string): Promise<void> {
    const id = this.#placeholder;
    this.#placeholder = undefined;
    if (id === undefined) await this.#context.sendActivity(text);
    else await this.#context.updateActivity({ type: ActivityTypes.Message, text, id });
  }

  async holdOn(card: Card): Promise<void> {
    const sent = await this.#context.sendActivity(messageWith(card));
    this.#placeholder = sent?.id;
  }
}

/**
 * The click of an `Action.Execute` is answered in the HTTP response: one card or one text. What
 * comes after that updates the clicked card, or is sent where there is none to update.
 */
export class ClickAnswer implements Answer {
  readonly #context: TurnContext;
  #response: { readonly type: string; readonly value: unknown } | undefined;
  #gone = false;

  constructor(context: TurnContext) {
    this.#context = context;
  }

  async show(card: Card): Promise<string | undefined> {
    if (this.#gone) await this.#replaceClicked(card);
    else {
      const told = this.#response?.type === TEXT_TYPE ? this.#response.value : undefined;
      this.#response = { type: CARD_TYPE, value: card };
      if (typeof told === 'string') await this.#context.sendActivity(told);
    }
    const { replyToId, conversation } = this.#context.activity;
    return conversation.isGroup ? undefined : replyToId;
  }

  async tell(text: string): Promise<void> {
    if (this.#gone || this.#response) await this.#context.sendActivity(text);
    else this.#response = { type: TEXT_TYPE, value: text };
  }

  async holdOn(card: Card): Promise<void> {
    this.#response ??= { type: CARD_TYPE, value: card };
    this.#gone = true;
  }

  /** The body of the HTTP response, in the shape Teams reads. */
  get body(): object {
    const { type, value } = this.#response ?? { type: TEXT_TYPE, value: '' };
    return { statusCode: 200, type, value };
  }

  async #replaceClicked(card: Card): Promise<void> {
    const { replyToId: id, conversation } = this.#context.activity;
    // In a group the clicked message is everybody's: it stays as it is.
    if (id === undefined || conversation.isGroup) await this.#sendUnlessRefreshed(card);
    else await this.#context.updateActivity({ ...messageWith(card), id });
  }

  /** A view that the client fetches by itself is asked for again by itself. */
  async #sendUnlessRefreshed(card: Card): Promise<void> {
    const { trigger } = this.#context.activity.value as { readonly trigger?: string };
    if (trigger !== 'automatic') await this.#context.sendActivity(messageWith(card));
  }
}

function messageWith(card: Card): Partial<Activity> {
  return { type: ActivityTypes.Message, attachments: [CardFactory.adaptiveCard(card)] };
}
