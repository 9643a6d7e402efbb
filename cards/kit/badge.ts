import { markdownSafe } from '../../locales/neutral-text.ts';
import type { Element } from './card.ts';

export interface BadgeLook {
  /** Without Markdown. */
  readonly text: string;
  readonly style: 'Subtle' | 'Accent' | 'Good' | 'Warning' | 'Attention';
}

/** One or two words on a colour; bold text in clients without badges. */
export function badge({ style, text }: BadgeLook, place: Element = {}): Element {
  return {
    type: 'Badge',
    text,
    style,
    appearance: 'Tint',
    ...place,
    fallback: {
      type: 'TextBlock',
      text: markdownSafe(text),
      weight: 'bolder',
      wrap: true,
      ...place,
    },
  };
}
