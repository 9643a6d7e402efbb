import type { Speaker } from '../locales/speaker.ts';
import type { DeadlineLine } from './deadline-line.ts';
import type { Card } from './card.ts';
import { draftCard } from './draft-card.ts';

export interface DigestView {
  readonly reminders: readonly DeadlineLine[];
}

export function digestCard(say: Speaker, _view: DigestView): Card {
  return draftCard(say.text('digest.title'));
}
