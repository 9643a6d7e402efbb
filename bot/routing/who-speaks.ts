import type { Activity } from 'botbuilder';
import type { ConversationKey } from '../turns/conversation-state.ts';

/** Who sent an activity, and where: from the activity that was authenticated, never from a card. */
export interface WhoSpeaks {
  readonly tenantId: string;
  /** Entra object id, lower case; outside Teams the channel's own id. */
  readonly personId: string;
  /** The channel's id of the person, for the roster and for mentions. */
  readonly userId: string;
  readonly conversationId: string;
  /** A chat of the bot with this person alone. */
  readonly isPersonal: boolean;
  readonly locale?: string;
}

/** What the SDK's types promise and channels leave out. */
interface Loose {
  readonly conversation?: Partial<Activity['conversation']>;
  readonly from?: Partial<Activity['from']>;
  readonly locale?: string;
}

/** Undefined where the channel tells no tenant or no sender: nobody to answer. */
export function whoSpeaks(activity: Activity): WhoSpeaks | undefined {
  const { conversation, from, locale } = activity as Loose;
  const channelData = activity.channelData as { tenant?: { id?: unknown } } | undefined;
  const tenantId = channelData?.tenant?.id ?? conversation?.tenantId;
  const personId = from?.aadObjectId ?? from?.id;
  if (typeof tenantId !== 'string' || !conversation?.id || !from?.id || !personId) return undefined;
  const { isGroup, conversationType = 'personal' } = conversation;
  return {
    tenantId,
    personId: personId.toLowerCase(),
    userId: from.id,
    conversationId: conversation.id,
    isPersonal: !isGroup && conversationType === 'personal',
    locale,
  };
}

export interface DialogKey extends ConversationKey {
  readonly personId: string;
}

/**
 * Which document keeps the dialog: in a group each person has her own, so that two colleagues do
 * not answer each other's forms.
 */
export function dialogKey(who: WhoSpeaks): DialogKey {
  const { tenantId, conversationId, personId, isPersonal } = who;
  const own = isPersonal ? conversationId : `${conversationId}|${personId}`;
  return { tenantId, conversationId: own, personId };
}
