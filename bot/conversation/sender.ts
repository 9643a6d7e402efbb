import type { Activity } from 'botbuilder';
import { isSharedChat } from '../../workflow/people/contact-update.ts';
import type { PersonRecord } from '../../workflow/records/records.ts';
import type { ConversationKey } from './conversation-state.ts';
import { INVOKE } from './activity-types.ts';

/** Sender and conversation of an authenticated activity; card data is never used. */
export interface Sender {
  readonly tenantId: string;
  /** Entra object id in lower case; outside Teams the channel's id. */
  readonly personId: string;
  /** The channel's id of the person, for the roster and for mentions. */
  readonly userId: string;
  /** Empty in a message extension's invoke that has none. */
  readonly conversationId: string;
  /** True if the conversation is known to be the person's own chat with the bot. */
  readonly isPersonal: boolean;
  /** True if the bot may be a member: it got a message, or Teams names a group or channel. */
  readonly isMember: boolean;
  /** True if the conversation is the one stored for the person's notices. */
  readonly isReference: boolean;
  readonly locale?: string;
}

/** Properties that the SDK's types require but channels may omit. */
interface Incoming {
  readonly conversation?: Partial<Activity['conversation']>;
  readonly from?: Partial<Activity['from']>;
  readonly locale?: string;
}

/** Undefined without a tenant or a sender. */
export function senderOf(activity: Activity): Sender | undefined {
  const { conversation, from, locale } = activity as Incoming;
  const channelData = activity.channelData as { tenant?: { id?: unknown } } | undefined;
  const tenantId = channelData?.tenant?.id ?? conversation?.tenantId;
  const personId = from?.aadObjectId ?? from?.id;
  if (typeof tenantId !== 'string' || !from?.id || !personId) return undefined;
  // Invokes also come from chats of which the bot is no member, with the same `personal`.
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

/** Teams omits the type in meeting chats; ids of all shared chats begin with `19:`. */
function isNamedPersonal({
  conversationType,
  isGroup,
  id,
}: Incoming['conversation'] = {}): boolean {
  return conversationType === 'personal' && isGroup !== true && !isSharedChat(id ?? '');
}

function isNamedGroup({ conversationType, isGroup }: Incoming['conversation'] = {}): boolean {
  return isGroup === true || conversationType === 'groupChat' || conversationType === 'channel';
}

/**
 * The sender by their stored record: a click is personal only in the conversation stored for the
 * person, since an invoke does not prove its conversation.
 */
export function withReference(sender: Sender, { reference }: PersonRecord): Sender {
  const isReference = reference?.conversationId === sender.conversationId;
  return {
    ...sender,
    isReference,
    isPersonal: sender.isPersonal || isReference,
    isMember: sender.isMember || isReference,
  };
}

export interface DialogKey extends ConversationKey {
  readonly personId: string;
}

/**
 * Key of the dialog state. Outside the person's own chat it includes the person, so that two
 * colleagues do not fill in each other's forms.
 */
export function dialogKey(sender: Sender): DialogKey {
  const { tenantId, conversationId, personId, isReference } = sender;
  const own = isReference ? conversationId : `${conversationId}|${personId}`;
  return { tenantId, conversationId: own, personId };
}
