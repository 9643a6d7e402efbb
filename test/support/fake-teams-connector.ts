import { failure, type ConnectorAnswer } from './fake-teams-errors.ts';
import type {
  ChatDeclaration,
  ConversationType,
  FakeConversation,
  FakeMember,
  FakeMessage,
  FakeRequest,
  FakeTeamsOptions,
  WireActivity,
} from './fake-teams-types.ts';
import { RequestWindows } from './fake-teams-windows.ts';

/** Bytes; Teams documents a limit of about 100 KB per message. */
const LARGEST_MESSAGE = 100 * 1024;
const DAY_MS = 86_400_000;

/** The conversations of the fake Teams and the connector's operations on them. */
export class FakeConnector {
  readonly conversations = new Map<string, FakeConversation>();
  readonly #options: FakeTeamsOptions;
  readonly #windows: RequestWindows | undefined;
  #count = 0;

  constructor(options: FakeTeamsOptions) {
    this.#options = options;
    this.#windows = options.windows ? new RequestWindows() : undefined;
  }

  now(): number {
    return this.#options.now?.() ?? performance.now();
  }

  /** Adds a conversation with the bot; without `person`, a group. */
  declare(chat: ChatDeclaration): FakeConversation {
    const id = chat.id ?? `a:${++this.#count}`;
    const { tenantId, person, members = person ? [person] : [], botIsMember = true } = chat;
    const conversation: FakeConversation = {
      id,
      type: chat.type ?? typeOf(id, person !== undefined),
      tenantId,
      members: members.map((member) => memberOf(member, chat, id)),
      messages: [],
      botIsMember,
    };
    this.conversations.set(id, conversation);
    return conversation;
  }

  apply(request: FakeRequest, serviceUrl: string): ConnectorAnswer {
    const { operation, body = {} } = request;
    if (operation === 'token')
      return {
        status: 200,
        body: { token_type: 'Bearer', expires_in: 3600, access_token: `token-${++this.#count}` },
      };
    if (operation === 'create') return this.#create(body, serviceUrl);
    const conversation = this.#conversation(request.conversationId ?? '');
    if (!conversation?.botIsMember) return failure('BotNotInConversationRoster');
    const throttled = this.#throttle(conversation.tenantId, conversation.id, operation);
    if (throttled) return throttled;
    if (conversation.closed === '404') return failure('ConversationNotFound');
    if (conversation.closed !== undefined) return failure(conversation.closed, 403);
    if (request.size > LARGEST_MESSAGE) return failure('MessageSizeTooBig');
    if (request.isTargeted && conversation.type === 'personal') return failure('BadArgument', 400);
    switch (operation) {
      case 'send':
        return this.#send(conversation, request);
      case 'update':
        if (request.isTargeted && body.recipient) return failure('BadArgument', 400);
        return this.#change(conversation, request, (message) => message.updates.push(body));
      case 'delete':
        return this.#change(conversation, request, (message) => (message.deleted = true));
      case 'members':
        return { status: 200, body: { members: conversation.members.map(onWire) } };
      case 'member':
        return found(conversation.members.find(isCalled(request.memberId)));
      case 'team':
        return { status: 200, body: { id: conversation.id, name: 'Team' } };
    }
  }

  /** The messages that a member sees, oldest first. */
  visibleTo(memberId: string, { messages }: FakeConversation): FakeMessage[] {
    return messages.filter(
      (message) =>
        !message.deleted &&
        (message.targetedAt === undefined || message.targetedAt === memberId) &&
        !this.#isGone(message),
    );
  }

  #send(conversation: FakeConversation, request: FakeRequest): ConnectorAnswer {
    const { body: activity = {}, isTargeted, conversationId = conversation.id } = request;
    const recipientId = activity.recipient?.id;
    if (isTargeted && recipientId === undefined) return failure('BadArgument', 400);
    const id = `${1_590_000_000_000 + ++this.#count}`;
    conversation.messages.push({
      id,
      conversationId,
      activity,
      updates: [],
      deleted: false,
      at: this.now(),
      isAlert: activity.channelData?.notification?.alert === true,
      summary: activity.summary,
      targetedAt: isTargeted ? recipientId : undefined,
    });
    return { status: 201, body: { id } };
  }

  /** Changes a message; only the bot's messages are stored, so no others can be changed. */
  #change(
    { messages }: FakeConversation,
    { activityId: id, isTargeted }: FakeRequest,
    apply: (message: FakeMessage) => unknown,
  ): ConnectorAnswer {
    const message = messages.find((one) => one.id === id && !one.deleted);
    const isFound = message && isTargeted === (message.targetedAt !== undefined);
    if (!isFound || this.#isGone(message)) return failure('ActivityNotFoundInConversation');
    apply(message);
    return { status: 200, body: { id } };
  }

  #isGone({ targetedAt, at }: FakeMessage): boolean {
    return targetedAt !== undefined && this.now() - at >= DAY_MS;
  }

  #create(body: WireActivity, serviceUrl: string): ConnectorAnswer {
    const wanted = body.members?.[0]?.id ?? '';
    const tenantId = body.tenantId ?? body.channelData?.tenant?.id ?? 'tenant';
    const throttled = this.#throttle(tenantId, `create:${wanted}`, 'create');
    if (throttled) return throttled;
    const existing = [...this.conversations.values()].find(
      (one) =>
        one.tenantId === tenantId && one.type === 'personal' && one.members.some(isCalled(wanted)),
    );
    if (!existing && !this.#options.installedForAll) return failure('BotNotInConversationRoster');
    if (existing?.closed !== undefined) return failure(existing.closed, 403);
    const { id } = existing ?? this.declare({ tenantId, person: { aadObjectId: wanted } });
    return { status: 201, body: { id, serviceUrl } };
  }

  /** Finds a conversation; a thread belongs to its channel. */
  #conversation(id: string): FakeConversation | undefined {
    const [channelId = id] = id.split(';messageid=');
    return this.conversations.get(id) ?? this.conversations.get(channelId);
  }

  #throttle(
    tenantId: string,
    thread: string,
    operation: FakeRequest['operation'],
  ): ConnectorAnswer | undefined {
    const waitMs = this.#windows?.take({ tenantId, thread, operation }, this.now()) ?? 0;
    if (waitMs === 0) return undefined;
    return { ...failure('TooManyRequests'), retryAfter: Math.ceil(waitMs / 1000) };
  }
}

function typeOf(id: string, hasPerson: boolean): ConversationType {
  if (hasPerson) return 'personal';
  return id.includes('@thread.tacv2') ? 'channel' : 'groupChat';
}

function found(member: FakeMember | undefined): ConnectorAnswer {
  return member ? { status: 200, body: onWire(member) } : failure('MemberNotFoundInConversation');
}

const isCalled = (id: string | undefined) => (member: FakeMember) =>
  id !== undefined && (member.id === id || member.aadObjectId?.toLowerCase() === id.toLowerCase());

const onWire = (member: FakeMember) => ({ ...member, objectId: member.aadObjectId });

function memberOf(
  person: Partial<FakeMember>,
  { tenantId }: ChatDeclaration,
  conversationId: string,
): FakeMember {
  const aadObjectId = person.aadObjectId ?? (person.id === undefined ? conversationId : undefined);
  return {
    tenantId,
    userRole: 'user',
    ...person,
    aadObjectId,
    id: person.id ?? `29:${aadObjectId}`,
  };
}
