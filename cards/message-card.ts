import type { Speaker } from '../locales/speaker.ts';
import type { Check } from '../workflow/checks.ts';
import type { CommandName } from './command-name.ts';
import type { Card } from './card.ts';
import { draftCard } from './draft-card.ts';

export interface MessageView {
  readonly title: string;
  readonly text?: string;
  /** The unmet ones say what is missing and what to do next. */
  readonly checks?: readonly Check[];
  /** Offered as buttons. */
  readonly actions?: readonly CommandName[];
  readonly voucherId?: string;
}

export function messageCard(say: Speaker, _view: MessageView): Card {
  return draftCard(say.text('message.title'));
}
