import { ActivityTypes, type Activity, type ResourceResponse } from '../sdk/bot-framework.ts';
import { LRUCache } from 'lru-cache';
import type { Clock } from '../../workflow/kernel/ports.ts';
import type { Replies } from './replies.ts';
import { MESSAGE } from '../conversation/activity-types.ts';

/** After a refusal, time until a conversation is tried with a targeted message again. */
const REFUSED_MS = 60 * 60 * 1000;
const MAX_CONVERSATIONS = 1_000;
const MAX_MESSAGES = 5_000;

/** Error codes of a conversation that accepts no targeted messages. */
const REFUSALS = new Set(['reply-400', 'reply-403', 'reply-404']);

/** A sent message; a targeted one is visible to its recipient alone. */
export interface SentMessage extends ResourceResponse {
  readonly isTargeted?: boolean;
}

type Reply = Partial<Activity>;

/**
 * Sends replies in groups and channels as targeted messages, which only the person who asked sees.
 * Where Teams refuses them the reply is public, unless the request was targeted.
 */
export class TargetedReplies {
  readonly #replies: Replies;
  /** Conversations that refused a targeted message. */
  readonly #refusing: LRUCache<string, true>;
  /** Recipient of each targeted message. */
  readonly #recipients = new LRUCache<string, string>({ maxSize: MAX_MESSAGES });

  constructor({ replies, clock }: { readonly replies: Replies; readonly clock: Clock }) {
    this.#replies = replies;
    this.#refusing = new LRUCache({
      maxSize: MAX_CONVERSATIONS,
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
      this.#recipients.set(keyOf(conversationId, id), incoming.from.id, { size: 1 });
      return { id, isTargeted: true };
    } catch (error) {
      if (isPrivate || !isRefusal(error)) throw error;
    }
    const sent = await this.#replies.send(turn, reply);
    this.#refusing.set(conversationId, true, { size: 1 });
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

  /** True if the clicked card is in a targeted message to the person who clicked it. */
  isOnTargeted({ conversation, from, replyToId }: Activity): boolean {
    return (
      replyToId !== undefined && this.#recipients.get(keyOf(conversation.id, replyToId)) === from.id
    );
  }
}

/** `recipient` on the wire; the SDK's type lacks the property. */
type Targeted = Activity['recipient'] & { readonly isTargeted?: unknown };

function isTargeted({ recipient }: Activity): boolean {
  return (recipient as Targeted).isTargeted === true;
}

/** True for a message or click where others see the reply. */
function isGroupRequest({ conversation, name, type }: Activity): boolean {
  const { conversationType, isGroup } = conversation;
  const isInGroup = isGroup || conversationType === 'groupChat' || conversationType === 'channel';
  return isInGroup && (type === MESSAGE || name === 'adaptiveCard/action');
}

function targetedAt(incoming: Activity, reply: Reply): Reply {
  const { from, id } = incoming;
  const recipient: Targeted = { ...from, isTargeted: true };
  if (!isTargeted(incoming) || id === undefined) return { ...reply, recipient };
  // Teams shows the request, visible to its sender only, above the reply.
  const entity = { type: 'targetedMessageInfo', messageId: id };
  return { ...reply, recipient, entities: [...(reply.entities ?? []), entity] };
}

function isRefusal(error: unknown): boolean {
  return error instanceof Error && 'code' in error && REFUSALS.has(String(error.code));
}

/** The id of a channel conversation may end with its thread. */
function keyOf(conversationId: string, activityId: string): string {
  return `${conversationId.split(';')[0] ?? ''}|${activityId}`;
}
