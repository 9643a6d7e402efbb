import type { Speaker } from '../locales/speaker.ts';
import type { DeadlineLine } from './deadline-line.ts';
import type { Paging } from './page-actions.ts';
import type { Card } from './card.ts';
import { draftCard } from './draft-card.ts';

export interface DeadlinesView {
  /** By date, the next first. */
  readonly deadlines: readonly DeadlineLine[];
  readonly paging: Paging;
}

export function deadlinesCard(say: Speaker, _view: DeadlinesView): Card {
  return draftCard(say.text('deadlines.title'));
}
