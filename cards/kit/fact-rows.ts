import type { Element } from './card.ts';
import { paragraph } from './text-blocks.ts';

export interface FactRow {
  readonly title: string;
  readonly value: string;
}

/** Wide enough for one word of most languages, narrow enough for a side panel. */
const TITLES = '124px';

/**
 * What is known, a title and a value in each row. Not a `FactSet`: as wide as its longest address
 * it runs out of a narrow card, where these wrap.
 */
export function factRows(facts: readonly FactRow[]): readonly Element[] {
  return facts.map(({ title, value }, at) => ({
    type: 'ColumnSet',
    spacing: at === 0 ? 'default' : 'small',
    columns: [
      column(TITLES, { ...paragraph(title), size: 'small', isSubtle: true }),
      column('stretch', paragraph(value)),
    ],
  }));
}

function column(width: string, item: Element): Element {
  return { type: 'Column', width, spacing: 'small', items: [item] };
}
