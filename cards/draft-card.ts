import type { Card } from './card.ts';
import source from './templates/draft.json' with { type: 'json' };
import { template } from './template.ts';

const fill = template<{ readonly title: string }>(source);

export function draftCard(title: string): Card {
  return fill({ title });
}
