import type { TurnContext } from 'botbuilder';
import type { Turn } from '../../dialogs/turn.ts';
import type { Sender } from '../conversation/sender.ts';

/** The SDK's context of a turn, its sender, and the turn that commands and dialogs use. */
export interface TurnScope {
  readonly context: TurnContext;
  readonly sender: Sender;
  readonly turn: Turn;
}
