import { type Activity } from 'botbuilder';
import { isSharedChat } from '../../workflow/people/contact-update.ts';
import type { PersonRecord } from '../../workflow/records/records.ts';
import type { ConversationKey } from './conversation-state.ts';
import { INVOKE } from './activity-types.ts';

/** Who sent an activity, and where: from the authenticated activity, never from a card. */
export interface Sender {
  readonly tenantId: string;
  /** Entra object id, lower case; outside Teams the channel's own id. */
  readonly personId: string;
  /** The channel's id of the person, for the roster and for mentions. */
  readonly userId: string;
  /** Empty where a message extension sends none. */
  readonly conversationId: string;
  /** A chat of the bot with this person alone, as far as it is proven. */
  readonly isPersonal: boolean;
  /** The bot may be a member: it got a message there, or Teams names a group or a channel. */
  readonly isMember: boolean;
  /** The conversation is the one stored for the person's notices. */
  readonly isReference: boolean;
  readonly locale?: string;
}

/** What the SDK's types promise and channels leave out. */
interface Loose {
  readonly conversation?: Partial<Activity['conversation']>;
  readonly from?: Partial<Activity['from']>;
  readonly locale?: string;
}

/** Undefined where the channel names no tenant or no sender: nobody to answer. */
export function senderOf(activity: Activity): Sender | undefined {
  const { conversation, from, locale } = activity as Loose;
  const channelData = activity.channelData as { tenant?: { id?: unknown } } | undefined;
  const tenantId = channelData?.tenant?.id ?? conversation?.tenantId;
  const personId = from?.aadObjectId ?? from?.id;
  if (typeof tenantId !== 'string' || !from?.id || !personId) return undefined;
  // An invoke also comes from chats the bot is no member of, with the same `personal`.
  const isInvoke = activity.type === INVOKE;
  const isExtension = isInvoke && activity.name?.startsWith('composeExtension/') === true;
  if (!conversation?.id && !isExtension) return undefined;
  return {
    tenantId,
    personId: personId.toLowerCase(),
    userId: from.id,
    conversationId: conversation?.id ?? '',
    isPersonal: !isInvoke && isNamedPersonal(conversation),
    isMember: !isExtension && (!isInvoke || isNamedGroup(conversation)),
    isReference: false,
    locale,
  };
}

/** Teams leaves the type out in meeting chats, and gives ids with `19:` to all shared chats. */
function isNamedPersonal({ conversationType, isGroup, id }: Loose['conversation'] = {}): boolean {
  return conversationType === 'personal' && isGroup !== true && !isSharedChat(id ?? '');
}

function isNamedGroup({ conversationType, isGroup }: Loose['conversation'] = {}): boolean {
  return isGroup === true || conversationType === 'groupChat' || conversationType === 'channel';
}

/**
 * The same once the sender's record is read: a click is personal only in the conversation stored
 * for the person, since an invoke proves no conversation.
 */
export function withReference(who: Sender, { reference }: PersonRecord): Sender {
  const isReference = reference?.conversationId === who.conversationId;
  return {
    ...who,
    isReference,
    isPersonal: who.isPersonal || isReference,
    isMember: who.isMember || isReference,
  };
}

export interface DialogKey extends ConversationKey {
  readonly personId: string;
}

/**
 * Which document stores the dialog. Outside the person's own chat each person has their own, so that
 * two colleagues do not answer each other's forms.
 */
export function dialogKey(who: Sender): DialogKey {
  const { tenantId, conversationId, personId, isReference } = who;
  const own = isReference ? conversationId : `${conversationId}|${personId}`;
  return { tenantId, conversationId: own, personId };
}
