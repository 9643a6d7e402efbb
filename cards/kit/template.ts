import { Template } from 'adaptivecards-templating';
import type { Card } from './card.ts';

export type Fill<Data> = (data: Data) => Card;

const templates: Template[] = [];

/**
 * Compiles a card's template once and answers what fills it. `Data` holds texts and rows that are
 * ready to be shown: few bindings keep a card cheap.
 */
export function template<Data extends object>(source: object): Fill<Data> {
  const compiled = new Template(source);
  templates.push(compiled);
  return (data) => compiled.expand({ $root: data }) as Card;
}

/** Fills every template once: the first filling costs hundreds of times the later ones. */
export function warm(): void {
  for (const one of templates) one.expand({ $root: {} });
}
