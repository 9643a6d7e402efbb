import type { Element } from './card.ts';

export function heading(text: string): Element {
  return {
    type: 'TextBlock',
    text,
    style: 'heading',
    size: 'large',
    weight: 'bolder',
    wrap: true,
  };
}

export function subheading(text: string): Element {
  return { type: 'TextBlock', text, style: 'heading', weight: 'bolder', wrap: true };
}

export function paragraph(text: string): Element {
  return { type: 'TextBlock', text, wrap: true };
}

/** What belongs to the line above it. */
export function subtle(text: string): Element {
  return { type: 'TextBlock', text, wrap: true, spacing: 'none', isSubtle: true };
}

/** The last column of a row that can be tapped, which does not look it by itself. */
export const ONWARD: Element = {
  type: 'Column',
  width: 'auto',
  verticalContentAlignment: 'center',
  items: [{ type: 'TextBlock', text: '›', size: 'large', isSubtle: true, wrap: true }],
};

/** What stands in a row that can be tapped, and beside it that it can. */
export function withOnward(items: readonly Element[]): Element {
  const what = { type: 'Column', width: 'stretch', verticalContentAlignment: 'center', items };
  return { type: 'ColumnSet', columns: [what, ONWARD] };
}
