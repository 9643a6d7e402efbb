import { plainSafe } from '../../locales/neutral-text.ts';
import type { Card } from './card.ts';

/** Longer than any title, shorter than what a phone shows of a notification, in characters. */
const LONGEST = 150;

const ENTITIES: Readonly<Record<string, string>> = { '&lt;': '<', '&gt;': '>', '&amp;': '&' };

/**
 * The first lines of a card as plain text: for notifications, titles of dialogs and places that
 * show no card.
 */
export function summaryOf(card: Card, lines = 1): string {
  const texts = textsOf(card.body).take(lines).map(plainOf).toArray();
  return plainSafe(texts.join(' · ').slice(0, LONGEST * lines));
}

/** A line of Markdown as plain text. */
export function summaryOfText(markdown: string): string {
  return plainSafe(plainOf(markdown).slice(0, LONGEST));
}

/** Lazy: a summary needs the first of a card's many texts. */
function* textsOf(value: unknown): Generator<string, void> {
  if (typeof value !== 'object' || value === null) return;
  if ('type' in value && value.type === 'TextBlock' && 'text' in value) yield String(value.text);
  else for (const inner of Object.values(value)) yield* textsOf(inner);
}

/** Undoes the escapes of Markdown and drops its emphasis. */
function plainOf(markdown: string): string {
  return markdown
    .replace(/(\\[^\w\s])|\*\*/gu, (_all, escaped?: string) => escaped?.slice(1) ?? '')
    .replace(/&(?:lt|gt|amp);/gu, (entity) => ENTITIES[entity] ?? entity)
    .trim();
}
