import type { Speaker } from '../../locales/speaker.ts';
import type { Card } from '../kit/card.ts';
import { template } from '../kit/template.ts';
import source from '../templates/still-working.json' with { type: 'json' };

const fill = template<{ readonly title: string; readonly text: string }>(source);

/** The store takes its time: the answer replaces this card once it is there. */
export function stillWorkingCard(say: Speaker): Card {
  return fill({ title: say.text('still-working.title'), text: say.text('still-working.text') });
}
