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
