import type { Speaker } from '../locales/speaker.ts';
import type { CommandName } from './command-name.ts';
import type { Card } from './card.ts';
import { draftCard } from './draft-card.ts';

export interface StillWorkingView {
  readonly voucherId?: string;
  readonly command?: CommandName;
}

export function stillWorkingCard(say: Speaker, _view: StillWorkingView): Card {
  return draftCard(say.text('still-working.title'));
}
