import type { Card } from '../../../cards/kit/card.ts';
import type { Speaker } from '../../../locales/speaker.ts';

/** Every message nobody asked for says how to have fewer of them. */
export function withFooter(say: Speaker, card: Card): Card {
  const body = Array.isArray(card.body) ? (card.body as unknown[]) : [];
  const footer = {
    type: 'TextBlock',
    text: say.text('notice.footer'),
    wrap: true,
    isSubtle: true,
    size: 'small',
    separator: true,
  };
  return { ...card, body: [...body, footer] };
}
