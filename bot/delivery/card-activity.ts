import type { Card } from '../../cards/card.ts';
import type { Payload } from './connector.ts';

/** A message that holds a card; `summary` is what a notification of it says. */
export function cardActivity(card: Card, summary: string): Payload {
  return {
    type: 'message',
    summary,
    attachments: [{ contentType: 'application/vnd.microsoft.card.adaptive', content: card }],
  };
}

/** A message of words alone, also in place of a card. */
export function textActivity(text: string): Payload {
  return { type: 'message', textFormat: 'markdown', text, attachments: [] };
}
