import { CardFactory, type Attachment } from 'botbuilder';
import type { Card } from '../../cards/kit/card.ts';
import type { Translator } from '../../locales/translator.ts';
import type { TurnAnswer } from './turn-answer.ts';

/** One thing found: how the list shows it, and the card that is put into the conversation. */
export interface Found {
  readonly title: string;
  readonly text: string;
  readonly card: Card;
}

/** What a message extension's search answers: a list, or a line that says why there is none. */
export class SearchAnswer implements TurnAnswer {
  #result: object = { type: 'result', attachmentLayout: 'list', attachments: [] };

  list(found: readonly Found[]): void {
    const attachments = found.map(
      ({ title, text, card }): Attachment & { preview: Attachment } => ({
        ...CardFactory.adaptiveCard(card),
        preview: CardFactory.thumbnailCard(title, text),
      }),
    );
    this.#result = { type: 'result', attachmentLayout: 'list', attachments };
  }

  async show(): Promise<undefined> {
    // A card is no list; a search never shows one.
  }

  async tell(text: string): Promise<void> {
    this.#result = { type: 'message', text };
  }

  async fail(text: string): Promise<void> {
    await this.tell(text);
  }

  /** An empty list would say that there is no such voucher. */
  async holdOn(t: Translator): Promise<void> {
    await this.tell(t.plain('search.slow'));
  }

  get body(): object {
    return { composeExtension: this.#result };
  }
}
