import type { TurnContext } from 'botbuilder';

const PRIVATE_CARD = Symbol('card of one');

/** Records that the clicked card is in a message to this person alone. */
export function markCardPrivate(context: TurnContext): void {
  context.turnState.set(PRIVATE_CARD, true);
}

/** True if only this person sees the clicked card. */
export function isPrivateCard(context: TurnContext): boolean {
  return context.turnState.get<boolean | undefined>(PRIVATE_CARD) === true;
}
