import type { Activity } from 'botbuilder';
import type { LivingCard } from '../delivery/living-cards.ts';
import type { WhoSpeaks } from './who-speaks.ts';

/** What keeps a card true that was sent in answer to this activity. */
export function livingCardFor(
  { serviceUrl, conversation }: Activity,
  { isPersonal, personId, userId, locale = 'en' }: WhoSpeaks,
  { activityId, revision }: { readonly activityId: string; readonly revision: number },
): LivingCard {
  const message = { serviceUrl, conversationId: conversation.id, activityId, revision };
  return isPersonal
    ? { ...message, readerId: personId }
    : { ...message, shared: { locale, userIds: [userId] } };
}
