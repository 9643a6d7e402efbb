import type { TurnContext } from 'botbuilder';

const OF_ONE = Symbol('card of one');

/** Notes that the card that was clicked is in a message to this person alone. */
export function markAsOfOne(context: TurnContext): void {
  context.turnState.set(OF_ONE, true);
}

/** Whether nobody but this person sees the card that was clicked, in a group. */
export function isCardOfOne(context: TurnContext): boolean {
  return context.turnState.get<boolean | undefined>(OF_ONE) === true;
}
