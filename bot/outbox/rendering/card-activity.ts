import type { Card } from '../../../cards/kit/card.ts';
import type { Payload } from '../teams/connector.ts';

/**
 * Message with a card. `summary` is the text of its notification. With `urgent`, a line of Markdown
 * above the card, it also appears in the recipient's activity feed.
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

/** Message without a card; as an update it removes the card. */
export function textActivity(text: string, summary: string): Payload {
  return { type: 'message', summary, textFormat: 'markdown', text, attachments: [] };
}
