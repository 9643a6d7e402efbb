import type { Speaker } from '../locales/speaker.ts';
import type { CommandName } from './command-name.ts';
import type { Card } from './card.ts';
import { draftCard } from './draft-card.ts';

export interface Meaning {
  readonly command: CommandName;
  readonly voucherId?: string;
}

export interface DidYouMeanView {
  /** What was said, as typed. */
  readonly said: string;
  /** What it may have meant, the likeliest first; at most four. */
  readonly meanings: readonly Meaning[];
}

export function didYouMeanCard(say: Speaker, _view: DidYouMeanView): Card {
  return draftCard(say.text('did-you-mean.title'));
}
