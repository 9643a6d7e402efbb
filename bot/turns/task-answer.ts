import { CardFactory } from 'botbuilder';
import type { Card } from '../../cards/card.ts';
import type { Answer } from './turn-answer.ts';

/** The dialog window of a message extension's action: it shows one card after the other. */
export class TaskAnswer implements Answer {
  #task: object = { type: 'message', value: '' };

  async show(card: Card): Promise<undefined> {
    const value = {
      title: '',
      width: 'medium',
      height: 'large',
      card: CardFactory.adaptiveCard(card),
    };
    this.#task = { type: 'continue', value };
  }

  async tell(text: string): Promise<void> {
    this.#task = { type: 'message', value: text };
  }

  /** The window cannot be written to later: what was done is found in the chat. */
  async holdOn(card: Card): Promise<void> {
    await this.show(card);
  }

  get body(): object {
    return { task: this.#task };
  }
}
