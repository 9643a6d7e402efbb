import { CardFactory, type Attachment } from '../sdk/bot-framework.ts';
import type { Card } from '../../cards/kit/card.ts';
import type { Translator } from '../../locales/translator.ts';
import type { TurnAnswer } from './turn-answer.ts';

/** A result of a search: its line in the list and the card that is inserted when it is chosen. */
export interface SearchResult {
  readonly title: string;
  readonly text: string;
  readonly card: Card;
}

/** Response of a message extension's search: a list, or a message instead. */
export class SearchAnswer implements TurnAnswer {
  #result: object = { type: 'result', attachmentLayout: 'list', attachments: [] };

  list(found: readonly SearchResult[]): void {
    const attachments = found.map(
      ({ title, text, card }): Attachment & { preview: Attachment } => ({
        ...CardFactory.adaptiveCard(card),
        preview: CardFactory.thumbnailCard(title, text),
      }),
    );
    this.#result = { type: 'result', attachmentLayout: 'list', attachments };
  }

  async show(): Promise<undefined> {
    // Never called: a search shows no card.
  }

  async tell(text: string): Promise<void> {
    this.#result = { type: 'message', text };
  }

  async fail(text: string): Promise<void> {
    await this.tell(text);
  }

  /** A message, since an empty list would mean that there is no such voucher. */
  async showInterim(t: Translator): Promise<void> {
    await this.tell(t.plain('search.slow'));
  }

  get body(): object {
    return { composeExtension: this.#result };
  }
}
