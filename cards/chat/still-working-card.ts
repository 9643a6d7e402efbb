import type { Translator } from '../../locales/translator.ts';
import type { Card } from '../kit/card.ts';
import { template } from '../kit/template.ts';
import source from '../templates/still-working.json' with { type: 'json' };

const fill = template<{ readonly title: string; readonly text: string }>(source);

/** The store takes its time: the answer replaces this card once it is there. */
export function stillWorkingCard(t: Translator): Card {
  return fill({ title: t.text('still-working.title'), text: t.text('still-working.text') });
}
