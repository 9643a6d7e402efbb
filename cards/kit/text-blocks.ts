import type { Element } from './card.ts';

export function subheading(text: string): Element {
  return { type: 'TextBlock', text, style: 'heading', weight: 'bolder', wrap: true };
}

export function paragraph(text: string): Element {
  return { type: 'TextBlock', text, wrap: true };
}

/** Belongs to the line above. */
export function subtle(text: string): Element {
  return { type: 'TextBlock', text, wrap: true, spacing: 'none', isSubtle: true };
}

/** Style for the right edge of a row. */
export const RIGHT = { horizontalAlignment: 'right', spacing: 'none' };

export function finePrint(text: string): Element {
  return { type: 'TextBlock', text, wrap: true, size: 'small', isSubtle: true };
}

/** Starts a group of elements. */
export function sectionTitle(text: string): Element {
  return { ...subheading(text), separator: true, spacing: 'large' };
}

/** Signs in a text bar. */
const BAR_LENGTH = 10;

/**
 * A bar drawn in text: `▰▰▰▱▱▱▱▱▱▱`. Any share above 0 shows as one sign, and only the whole fills
 * it. A text next to it must give the value.
 */
export function textBar(value: number, max: number): string {
  const share = max <= 0 ? 0 : Math.max(0, Math.min(1, value / max));
  const filled = share === 0 ? 0 : Math.max(1, Math.floor(share * BAR_LENGTH));
  return '▰'.repeat(filled) + '▱'.repeat(BAR_LENGTH - filled);
}
