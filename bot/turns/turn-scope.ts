import type { TurnContext } from 'botbuilder';
import type { Turn } from '../../dialogs/turn.ts';
import type { Sender } from '../conversation/sender.ts';

/** One turn as the handlers see it: the SDK's context, its sender and the turn of the dialogs. */
export interface TurnScope {
  readonly context: TurnContext;
  readonly who: Sender;
  readonly turn: Turn;
}
