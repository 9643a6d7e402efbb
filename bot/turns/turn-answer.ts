import {
  ActivityTypes,
  CardFactory,
  type Activity,
  type TurnContext,
} from '../sdk/bot-framework.ts';
import type { Card } from '../../cards/kit/card.ts';
import { stillWorkingCard } from '../../cards/chat/still-working-card.ts';
import { summaryOf, summaryOfText } from '../../cards/kit/summary.ts';
import type { Translator } from '../../locales/translator.ts';
import { isPrivateCard } from '../adapter/private-card.ts';
import { invokeError, type InvokeBody } from './invoke-error.ts';
import type { SentMessage } from '../adapter/targeted-replies.ts';
import { MESSAGE } from '../conversation/activity-types.ts';

export interface TurnAnswer {
  /**
   * Replies with a card, which replaces the clicked one or is sent.
   * @returns id of the message that shows it; undefined if it is not to be updated later
   */
  show(card: Card): Promise<string | undefined>;
  /** Replies with text; the clicked card stays unchanged. */
  tell(text: string): Promise<void>;
  /** Replies with text because the turn failed. */
  fail(text: string): Promise<void>;
  /** Shows a typing indicator unless a reply was sent; only for messages. */
  typing?(): Promise<void>;
  /** Sends an interim reply because the work takes long; the next card replaces it. */
  showInterim(t: Translator): Promise<void>;
  /** Body of an invoke's HTTP response; undefined for a message. */
  readonly body?: object;
}

const CARD_TYPE = 'application/vnd.microsoft.card.adaptive';
const TEXT_TYPE = 'application/vnd.microsoft.activity.message';

/**
 * Replies by messages. The button of an `Action.Submit` arrives as a message too; its card is
 * replaced if the message that shows it is known.
 */
export class MessageAnswer implements TurnAnswer {
  readonly #context: TurnContext;
  #clicked: string | undefined;
  #placeholder: SentMessage | undefined;
  #isAnswered = false;

  /** @param clicked id of the message with the clicked card, if only this person sees it */
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
    // Teams deletes a targeted message after a day, so it is not tracked.
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
    // The reply itself reports whether messages are accepted.
    await this.#context.sendActivity({ type: ActivityTypes.Typing }).catch(() => undefined);
  }

  /** An event of another type needs no interim reply. */
  async showInterim(t: Translator): Promise<void> {
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
      return { id, isTargeted: isPrivateCard(this.#context) };
    } catch (error) {
      if (!wasRefused(error)) throw error;
      return this.#context.sendActivity(activity);
    }
  }
}

/** True if Teams rejected the update, e.g. because the message was deleted. */
function wasRefused(error: unknown): boolean {
  return error instanceof Error && 'code' in error && /^reply-4/u.test(String(error.code));
}

interface ClickedIn {
  /** True in the person's own chat, where the clicked message is known to be the bot's. */
  readonly isPersonal: boolean;
  /** Nothing is sent where the bot may not be a member. */
  readonly isMember: boolean;
}

/**
 * Replies to an `Action.Execute` in the HTTP response with one card or one text. Later replies
 * update the clicked card, or are sent if it cannot be updated.
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
      const text = this.#response?.type === TEXT_TYPE ? this.#response.value : undefined;
      this.#response = { statusCode: 200, type: CARD_TYPE, value: card };
      if (typeof text === 'string') await this.#send(messageOf(text));
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

  /** On an error, a client that refreshes a card automatically shows its present one. */
  async showInterim(t: Translator): Promise<void> {
    this.#response ??= this.#isRefresh
      ? invokeError(500, t.plain('still-working.title'))
      : { statusCode: 200, type: CARD_TYPE, value: stillWorkingCard(t) };
    this.#gone = true;
  }

  /** Body of the HTTP response. */
  get body(): object {
    return this.#response ?? { statusCode: 200, type: TEXT_TYPE, value: '' };
  }

  async #replaceClicked(card: Card): Promise<void> {
    const { replyToId: id } = this.#context.activity;
    // Elsewhere others see the clicked message, so it stays unchanged.
    if (id === undefined || !this.#chat.isPersonal) await this.#send(messageWith(card));
    else if (!this.#isRefresh) await this.#context.updateActivity({ ...messageWith(card), id });
  }

  /** After an automatic refresh nobody waits for a message. */
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
