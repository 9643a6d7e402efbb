import { ActivityTypes, CardFactory, type Activity, type TurnContext } from 'botbuilder';
import type { Card } from '../../cards/kit/card.ts';
import { stillWorkingCard } from '../../cards/chat/still-working-card.ts';
import { summaryOf, summaryOfText } from '../../cards/kit/summary.ts';
import type { Translator } from '../../locales/translator.ts';
import { isCardOfOne } from '../adapter/card-of-one.ts';
import { invokeError, type InvokeBody } from './invoke-error.ts';
import type { SentMessage } from '../adapter/targeted-replies.ts';
import { MESSAGE } from '../conversation/activity-types.ts';

export interface TurnAnswer {
  /**
   * Answers with a card: it replaces the one that was clicked, or is sent.
   * @returns the id of the message that shows it; of a click in a group none, since others see what
   * they saw
   */
  show(card: Card): Promise<string | undefined>;
  /** Answers with text; a card that was clicked stays as it is. */
  tell(text: string): Promise<void>;
  /** Answers with text because the turn failed. */
  fail(text: string): Promise<void>;
  /** Shows a typing indicator, unless something was sent already; only where a message is answered. */
  typing?(): Promise<void>;
  /** Answers at once because the work takes long; the later answer replaces that card. */
  holdOn(t: Translator): Promise<void>;
  /** What the HTTP response to an invoke holds; a message has none. */
  readonly body?: object;
}

const CARD_TYPE = 'application/vnd.microsoft.card.adaptive';
const TEXT_TYPE = 'application/vnd.microsoft.activity.message';

/**
 * A message is answered by messages. The button of an `Action.Submit` is a message too: its card is
 * replaced where the bot's message that shows it is known.
 */
export class MessageAnswer implements TurnAnswer {
  readonly #context: TurnContext;
  #clicked: string | undefined;
  #placeholder: SentMessage | undefined;
  #isAnswered = false;

  /** @param clicked id of the message whose card was clicked, where only this person sees it */
  constructor(context: TurnContext, clicked?: string) {
    this.#context = context;
    this.#clicked = clicked;
  }

  async show(card: Card): Promise<string | undefined> {
    this.#isAnswered = true;
    const activity = messageWith(card);
    const earlier = this.#placeholder;
    this.#placeholder = undefined;
    if (earlier) await this.#context.updateActivity({ ...activity, id: earlier.id });
    const sent = earlier ?? (await this.#replaceClicked(activity));
    // Teams deletes a targeted message after a day: it is not kept up to date.
    return sent?.isTargeted ? undefined : sent?.id;
  }

  async tell(text: string): Promise<void> {
    this.#isAnswered = true;
    const earlier = this.#placeholder;
    this.#placeholder = undefined;
    const activity = messageOf(text);
    if (earlier === undefined) await this.#context.sendActivity(activity);
    else await this.#context.updateActivity({ ...activity, id: earlier.id });
  }

  fail(text: string): Promise<void> {
    return this.tell(text);
  }

  async typing(): Promise<void> {
    if (this.#isAnswered || this.#context.activity.type !== MESSAGE) return;
    // The answer itself finds out whether messages are taken.
    await this.#context.sendActivity({ type: ActivityTypes.Typing }).catch(() => undefined);
  }

  /** Of an event nobody waits for an answer. */
  async holdOn(t: Translator): Promise<void> {
    if (this.#context.activity.type !== MESSAGE) return;
    this.#isAnswered = true;
    this.#placeholder = await this.#replaceClicked(messageWith(stillWorkingCard(t)));
  }

  async #replaceClicked(activity: Partial<Activity>): Promise<SentMessage | undefined> {
    const id = this.#clicked;
    this.#clicked = undefined;
    if (id === undefined) return this.#context.sendActivity(activity);
    try {
      await this.#context.updateActivity({ ...activity, id });
      return { id, isTargeted: isCardOfOne(this.#context) };
    } catch (error) {
      if (!wasRefused(error)) throw error;
      return this.#context.sendActivity(activity);
    }
  }
}

/** Teams did not take an update, e.g. because the message was deleted. */
function wasRefused(error: unknown): boolean {
  return error instanceof Error && 'code' in error && /^reply-4/u.test(String(error.code));
}

interface ClickedIn {
  /** The person's own chat: only there the clicked message is known to be one of the bot's. */
  readonly isPersonal: boolean;
  /** Nothing is posted where the bot is not known to be a member. */
  readonly isMember: boolean;
}

/**
 * The click of an `Action.Execute` is answered in the HTTP response: one card or one text. What
 * comes after that updates the clicked card, or is sent where there is none to update.
 */
export class ClickAnswer implements TurnAnswer {
  readonly #context: TurnContext;
  readonly #chat: ClickedIn;
  #response: InvokeBody | undefined;
  #gone = false;

  constructor(context: TurnContext, chat: ClickedIn) {
    this.#context = context;
    this.#chat = chat;
  }

  async show(card: Card): Promise<string | undefined> {
    if (this.#gone) await this.#replaceClicked(card);
    else {
      const told = this.#response?.type === TEXT_TYPE ? this.#response.value : undefined;
      this.#response = { statusCode: 200, type: CARD_TYPE, value: card };
      if (typeof told === 'string') await this.#send(messageOf(told));
    }
    return this.#chat.isPersonal ? this.#context.activity.replyToId : undefined;
  }

  async tell(text: string): Promise<void> {
    if (this.#gone || this.#response) await this.#send(messageOf(text));
    else this.#response = { statusCode: 200, type: TEXT_TYPE, value: text };
  }

  async fail(text: string): Promise<void> {
    if (this.#gone || this.#response) await this.#send(messageOf(text));
    else this.#response = invokeError(500, text);
  }

  /** After an error a client that refreshes a card by itself keeps the card that it has. */
  async holdOn(t: Translator): Promise<void> {
    this.#response ??= this.#isRefresh
      ? invokeError(500, t.plain('still-working.title'))
      : { statusCode: 200, type: CARD_TYPE, value: stillWorkingCard(t) };
    this.#gone = true;
  }

  /** The body of the HTTP response, in the shape Teams reads. */
  get body(): object {
    return this.#response ?? { statusCode: 200, type: TEXT_TYPE, value: '' };
  }

  async #replaceClicked(card: Card): Promise<void> {
    const { replyToId: id } = this.#context.activity;
    // Elsewhere others see the clicked message: it stays as it is.
    if (id === undefined || !this.#chat.isPersonal) await this.#send(messageWith(card));
    else if (!this.#isRefresh) await this.#context.updateActivity({ ...messageWith(card), id });
  }

  /** A client that refreshes a card by itself asks again by itself; nobody waits for a message. */
  async #send(activity: Partial<Activity>): Promise<void> {
    if (this.#chat.isMember && !this.#isRefresh) await this.#context.sendActivity(activity);
  }

  get #isRefresh(): boolean {
    const value = this.#context.activity.value as { readonly trigger?: unknown } | null | undefined;
    return value?.trigger === 'automatic';
  }
}

function messageWith(card: Card): Partial<Activity> {
  return {
    type: ActivityTypes.Message,
    summary: summaryOf(card),
    attachments: [CardFactory.adaptiveCard(card)],
  };
}

function messageOf(text: string): Partial<Activity> {
  return { type: ActivityTypes.Message, summary: summaryOfText(text), text };
}
