import type { Card } from '../../../cards/kit/card.ts';
import type { Translator } from '../../../locales/translator.ts';

/** Adds the line that explains how to receive fewer notices. */
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
