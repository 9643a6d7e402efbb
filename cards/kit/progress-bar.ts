import type { Element } from './card.ts';

/** Characters in a text bar. */
const LENGTH = 10;

/**
 * A bar drawn in text: `▰▰▰▱▱▱▱▱▱▱`. Any share above 0 shows as one sign, and only the whole fills
 * it. A text next to it must give the value.
 */
export function textBar(value: number, max: number): string {
  const share = max <= 0 ? 0 : Math.max(0, Math.min(1, value / max));
  const filled = share === 0 ? 0 : Math.max(1, Math.floor(share * LENGTH));
  return '▰'.repeat(filled) + '▱'.repeat(LENGTH - filled);
}

interface Progress {
  readonly value: number;
  readonly max: number;
  readonly color: 'Accent' | 'Good' | 'Warning' | 'Attention';
  /** The value in words, with Markdown, for clients without the element. */
  readonly words: string;
}

export function progressBar({ color, max, value, words }: Progress): Element {
  const text = `${textBar(value, max)} ${words}`;
  return {
    type: 'ProgressBar',
    value,
    max,
    color,
    fallback: { type: 'TextBlock', text, wrap: true },
  };
}
