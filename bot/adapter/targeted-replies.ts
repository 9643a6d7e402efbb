import { ActivityTypes, type Activity, type ResourceResponse } from 'botbuilder';
import { LRUCache } from 'lru-cache';
import type { Clock } from '../../workflow/kernel/ports.ts';
import type { Replies } from './replies.ts';
import { MESSAGE } from '../conversation/activity-types.ts';

/** For how long a conversation that takes no targeted message is not asked again, in milliseconds. */
const REFUSED_MS = 60 * 60 * 1000;
const MOST_CONVERSATIONS = 1_000;
const MOST_MESSAGES = 5_000;

/** Teams' answers to a targeted message that it does not take in this conversation. */
const REFUSALS = new Set(['reply-400', 'reply-403', 'reply-404']);

/** A message that was sent; a targeted one is seen by its recipient alone. */
export interface SentMessage extends ResourceResponse {
  readonly isTargeted?: boolean;
}

type Reply = Partial<Activity>;

/**
 * Replies in groups and channels, sent as targeted messages: only the person who asked sees them.
 * Where Teams refuses those, the reply is public, unless the request itself was targeted.
 */
export class TargetedReplies {
  readonly #replies: Replies;
  /** Ids of conversations that refused a targeted message. */
  readonly #refusing: LRUCache<string, true>;
  /** The recipient of each targeted message. */
  readonly #recipients = new LRUCache<string, string>({ max: MOST_MESSAGES });

  constructor({ replies, clock }: { readonly replies: Replies; readonly clock: Clock }) {
    this.#replies = replies;
    this.#refusing = new LRUCache({
      max: MOST_CONVERSATIONS,
      ttl: REFUSED_MS,
      ttlResolution: 0,
      perf: clock,
    });
  }

  /** @throws ReplyFailed */
  async send(incoming: Activity, tenantId: string, reply: Reply): Promise<SentMessage> {
    const turn = { tenantId, key: incoming };
    const isPrivate = isTargeted(incoming);
    const wanted = reply.type === ActivityTypes.Message && (isPrivate || isGroupRequest(incoming));
    const conversationId = incoming.conversation.id;
    if (!wanted || (!isPrivate && this.#refusing.has(conversationId)))
      return this.#replies.send(turn, reply);
    try {
      const { id } = await this.#replies.send(turn, targetedAt(incoming, reply), true);
      this.#recipients.set(keyOf(conversationId, id), incoming.from.id);
      return { id, isTargeted: true };
    } catch (error) {
      if (isPrivate || !isRefusal(error)) throw error;
    }
    const sent = await this.#replies.send(turn, reply);
    this.#refusing.set(conversationId, true);
    return sent;
  }

  /** @throws ReplyFailed */
  update(incoming: Activity, tenantId: string, reply: Reply): Promise<ResourceResponse> {
    const isOfOne = this.#recipients.has(keyOf(incoming.conversation.id, reply.id ?? ''));
    const turn = { tenantId, key: incoming };
    if (!isOfOne) return this.#replies.update(turn, reply);
    const { recipient: _recipient, ...rest } = reply;
    return this.#replies.update(turn, rest, true);
  }

  /** Whether the card that was clicked is in a targeted message to the person who clicked it. */
  isOnTargeted({ conversation, from, replyToId }: Activity): boolean {
    return (
      replyToId !== undefined && this.#recipients.get(keyOf(conversation.id, replyToId)) === from.id
    );
  }
}

/** `recipient` as Teams sends and takes it; the SDK does not know the property. */
type Targeted = Activity['recipient'] & { readonly isTargeted?: unknown };

function isTargeted({ recipient }: Activity): boolean {
  return (recipient as Targeted).isTargeted === true;
}

/** Something a person asked for where others see the answer. */
function isGroupRequest({ conversation, name, type }: Activity): boolean {
  const { conversationType, isGroup } = conversation;
  const isInGroup = isGroup || conversationType === 'groupChat' || conversationType === 'channel';
  return isInGroup && (type === MESSAGE || name === 'adaptiveCard/action');
}

function targetedAt(incoming: Activity, reply: Reply): Reply {
  const { from, id } = incoming;
  const recipient: Targeted = { ...from, isTargeted: true };
  if (!isTargeted(incoming) || id === undefined) return { ...reply, recipient };
  // Teams shows the request, which only its sender sees, above the answer.
  const entity = { type: 'targetedMessageInfo', messageId: id };
  return { ...reply, recipient, entities: [...(reply.entities ?? []), entity] };
}

function isRefusal(error: unknown): boolean {
  return error instanceof Error && 'code' in error && REFUSALS.has(String(error.code));
}

/** A channel's conversation may name its thread besides. */
function keyOf(conversationId: string, activityId: string): string {
  return `${conversationId.split(';')[0] ?? ''}|${activityId}`;
}
