import type { Translator } from '../../locales/translator.ts';
import type { Card } from '../kit/card.ts';
import { listCard } from '../kit/list-card.ts';

/** Shown while the store is slow; the answer replaces it. */
export function stillWorkingCard(t: Translator): Card {
  return listCard(t, {
    title: t.text('still-working.title'),
    intro: t.text('still-working.text'),
  });
}
