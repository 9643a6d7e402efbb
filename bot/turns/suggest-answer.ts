import type { Choice } from '../../cards/kit/field.ts';
import type { Translator } from '../../locales/translator.ts';
import { invokeError, type InvokeBody } from './invoke-error.ts';
import type { TurnAnswer } from './turn-answer.ts';

/** Response to a typeahead field: choices, or an error message. */
export class SuggestAnswer implements TurnAnswer {
  #body: InvokeBody = choicesOf([]);

  list(choices: readonly Choice[]): void {
    this.#body = choicesOf(choices);
  }

  async show(): Promise<undefined> {
    // Never called: a field shows no card.
  }

  async tell(text: string): Promise<void> {
    this.#body = invokeError(400, text);
  }

  async fail(text: string): Promise<void> {
    this.#body = invokeError(500, text);
  }

  async showInterim(t: Translator): Promise<void> {
    await this.fail(t.plain('search.slow'));
  }

  get body(): object {
    return this.#body;
  }
}

function choicesOf(results: readonly Choice[]): InvokeBody {
  const type = 'application/vnd.microsoft.search.searchResponse';
  return { statusCode: 200, type, value: { results } };
}
