import { plainSafe } from '../../locales/neutral-text.ts';
import type { Card } from './card.ts';
import { plainOf, plainTexts } from './plain-text.ts';

/** Characters per line: more than any title, fewer than a phone shows of a notification. */
const LINE_MAX = 150;

/**
 * The first lines of a card as plain text: for notifications, titles of dialogs and clients that
 * show no card.
 */
export function summaryOf(card: Card, lines = 1): string {
  const texts = plainTexts(card.body).take(lines).toArray();
  return plainSafe(texts.join(' · ').slice(0, LINE_MAX * lines));
}

/** A line of Markdown as plain text. */
export function summaryOfText(markdown: string): string {
  return plainSafe(plainOf(markdown).slice(0, LINE_MAX));
}
