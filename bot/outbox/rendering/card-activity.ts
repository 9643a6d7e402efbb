import type { Card } from '../../../cards/kit/card.ts';
import type { Payload } from '../teams/connector.ts';

/**
 * A message that holds a card; `summary` is what a notification of it says. An urgent one has a line
 * of Markdown above the card, and an entry in the reader's activity feed.
 */
export function cardActivity(card: Card, summary: string, urgent?: string): Payload {
  return {
    type: 'message',
    summary,
    ...(urgent !== undefined && {
      textFormat: 'markdown',
      text: urgent,
      channelData: { notification: { alert: true } },
    }),
    attachments: [{ contentType: 'application/vnd.microsoft.card.adaptive', content: card }],
  };
}

/** A message of words alone, also in place of a card. */
export function textActivity(text: string, summary: string): Payload {
  return { type: 'message', summary, textFormat: 'markdown', text, attachments: [] };
}
