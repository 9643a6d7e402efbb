import { Template } from 'adaptivecards-templating';
import type { Translator } from '../../locales/translator.ts';
import type { Card } from './card.ts';

type Fill<Data> = (t: Translator, data: Data) => Card;

const templates: Template[] = [];

/**
 * Compiles a card's template once and returns the function that fills it. `Data` contains finished
 * texts and elements: the cost of a card grows with its number of bindings.
 */
export function template<Data extends object>(source: object): Fill<Data> {
  const compiled = new Template(source);
  templates.push(compiled);
  return ({ language }, data) => ({
    ...(compiled.expand({ $root: data }) as Card),
    lang: language,
  });
}

/** Fills every template once: the first time takes hundreds of times longer than the next ones. */
export function warm(): void {
  for (const one of templates) one.expand({ $root: {} });
}
