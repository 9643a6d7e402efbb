import type { Card } from '../../../cards/kit/card.ts';
import type { Translator } from '../../../locales/translator.ts';

/** Every message nobody asked for says how to have fewer of them. */
export function withFooter(t: Translator, card: Card): Card {
  const body = Array.isArray(card.body) ? (card.body as unknown[]) : [];
  const footer = {
    type: 'TextBlock',
    text: t.text('notice.footer'),
    wrap: true,
    isSubtle: true,
    size: 'small',
    separator: true,
  };
  return { ...card, body: [...body, footer] };
}
