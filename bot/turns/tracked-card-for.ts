import type { Activity } from 'botbuilder';
import type { TrackedCard } from '../outbox/tracked-cards/tracked-cards.ts';
import type { Sender } from '../conversation/sender.ts';

/** Record of a card sent as a reply, for its later updates. */
export function trackedCardFor(
  { serviceUrl, conversation }: Activity,
  { isPersonal, personId, userId, locale = 'en' }: Sender,
  { activityId, revision }: { readonly activityId: string; readonly revision: number },
): TrackedCard {
  const message = { serviceUrl, conversationId: conversation.id, activityId, revision };
  return isPersonal
    ? { ...message, readerId: personId }
    : { ...message, shared: { locale, userIds: [userId] } };
}
