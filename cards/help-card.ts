import type { Speaker } from '../locales/speaker.ts';
import type { CommandName } from './command-name.ts';
import type { Card } from './card.ts';
import { draftCard } from './draft-card.ts';

export interface HelpView {
  /** What this person may use, as the registry of commands says; grouped by the card. */
  readonly commands: readonly CommandName[];
}

export function helpCard(say: Speaker, _view: HelpView): Card {
  return draftCard(say.text('help.title'));
}
