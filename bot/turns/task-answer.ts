import { CardFactory } from '../sdk/bot-framework.ts';
import type { Card } from '../../cards/kit/card.ts';
import { forDialog } from '../../cards/kit/for-dialog.ts';
import { stillWorkingCard } from '../../cards/chat/still-working-card.ts';
import { summaryOf } from '../../cards/kit/summary.ts';
import type { Click } from '../../dialogs/turn.ts';
import type { Translator } from '../../locales/translator.ts';
import type { TurnAnswer } from './turn-answer.ts';

/** Lines of the last card that the closing message repeats. */
const CLOSING_LINES = 3;

/**
 * Response of a message extension's dialog: shows each card in turn and closes with a message after
 * a form was submitted or cancelled.
 */
export class TaskAnswer implements TurnAnswer {
  #task: object = { type: 'message', value: '' };
  readonly #mayEnd: boolean;

  constructor(click?: Click) {
    this.#mayEnd = click?.commandId !== undefined || click?.verb === 'cancel';
  }

  async show(card: Card): Promise<undefined> {
    if (this.#mayEnd && !hasInput(card)) return this.tell(summaryOf(card, CLOSING_LINES));
    const value = {
      title: summaryOf(card),
      width: 'medium',
      height: 'large',
      card: CardFactory.adaptiveCard(forDialog(card)),
    };
    this.#task = { type: 'continue', value };
  }

  async tell(text: string): Promise<undefined> {
    this.#task = { type: 'message', value: text };
  }

  async fail(text: string): Promise<void> {
    await this.tell(text);
  }

  /** The dialog cannot be updated later, so it closes; the chat shows the result. */
  async showInterim(t: Translator): Promise<void> {
    await this.tell(summaryOf(stillWorkingCard(t), CLOSING_LINES));
  }

  get body(): object {
    return { task: this.#task };
  }
}

function hasInput(value: unknown): boolean {
  if (Array.isArray(value)) return value.some(hasInput);
  if (typeof value !== 'object' || value === null) return false;
  if ('type' in value && String(value.type).startsWith('Input.')) return true;
  return Object.values(value).some(hasInput);
}
