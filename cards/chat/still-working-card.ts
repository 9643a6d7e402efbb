import type { Translator } from '../../locales/translator.ts';
import type { Card } from '../kit/card.ts';
import { listCard } from '../kit/list-card.ts';

/** The store takes its time: the answer replaces this card once it is there. */
export function stillWorkingCard(t: Translator): Card {
  return listCard(t, {
    title: t.text('still-working.title'),
    intro: t.text('still-working.text'),
  });
}
