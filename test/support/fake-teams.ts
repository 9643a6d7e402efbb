import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { routeOf, type Operation, type Route } from './fake-teams-routes.ts';
import { MEMBERS_WINDOWS, TENANT_WINDOWS, THREAD_WINDOWS, Windows } from './fake-teams-windows.ts';

/**
 * A Teams connector over real HTTP on loopback: conversations, messages, updates, the roster and a
 * token endpoint. It keeps everything it is sent, can enforce Teams' windows, and fails as told.
 *
 * ```ts
 * const teams = await startFakeTeams();
 * const chat = teams.chat({ tenantId, person: { aadObjectId, name, email } });
 * … // the bot sends to teams.serviceUrl
 * await teams.received(1, chat.id);
 * expect(chat.messages[0].activity.text).toBe('…');
 * await teams.close();
 * ```
 */
export async function startFakeTeams(options: FakeTeamsOptions = {}): Promise<FakeTeams> {
  const teams = new FakeTeams(options);
  await teams.listen();
  return teams;
}

export interface FakeTeamsOptions {
  /** Answer 429 outside Teams' published windows. */
  readonly windows?: boolean;
  /** Of the windows; milliseconds. */
  readonly now?: () => number;
  /** Before each answer. */
  readonly latencyMs?: number;
  /** Whether people without the app installed can be written to first; default false. */
  readonly installedForAll?: boolean;
}

/** An activity, or the parameters of a new conversation, as it came over the wire. */
export interface WireActivity {
  readonly type?: string;
  readonly text?: string;
  readonly locale?: string;
  readonly summary?: string;
  readonly replyToId?: string;
  readonly attachments?: readonly { readonly contentType: string; readonly content?: unknown }[];
  readonly conversation?: { readonly id?: string; readonly tenantId?: string };
  readonly channelData?: { readonly tenant?: { readonly id?: string } };
  readonly tenantId?: string;
  readonly members?: readonly { readonly id?: string }[];
  readonly [more: string]: unknown;
}

export interface FakeMember {
  /** Teams' own id, `29:…`. */
  readonly id: string;
  readonly aadObjectId: string;
  readonly name?: string;
  readonly email?: string;
  readonly userPrincipalName?: string;
}

export interface FakeMessage {
  readonly id: string;
  readonly conversationId: string;
  /** As first sent. */
  readonly activity: WireActivity;
  /** What it was replaced by, oldest first. */
  readonly updates: WireActivity[];
  deleted: boolean;
}

export interface FakeConversation {
  readonly id: string;
  readonly tenantId: string;
  readonly members: FakeMember[];
  /** Each message once, oldest first. */
  readonly messages: FakeMessage[];
  /** Why the bot may not write here: the sub-code of a 403, or a 404. */
  closed?: string;
}

export interface FakeRequest extends Route {
  readonly at: number;
  readonly method: string;
  readonly path: string;
  readonly authorization?: string;
  readonly body?: WireActivity;
  /** Absent when the connection was reset or the request hangs. */
  status?: number;
}

/** What to do instead of answering; `reset: 'after'` applies the request first. */
export interface Fault {
  readonly status?: number;
  readonly code?: string;
  /** Seconds, or an HTTP date. */
  readonly retryAfter?: number | string;
  readonly reset?: 'before' | 'after';
  /** Apply the request, then answer with the status: what makes a 5xx ambiguous. */
  readonly applied?: boolean;
  /** Never answer. */
  readonly hang?: boolean;
}

export interface FaultFilter {
  readonly operation?: Operation;
  readonly conversationId?: string;
  /** How often; default once. */
  readonly times?: number;
}

interface Answer {
  readonly status: number;
  readonly body?: unknown;
  readonly retryAfter?: number | string;
}

export class FakeTeams {
  readonly requests: FakeRequest[] = [];
  readonly conversations = new Map<string, FakeConversation>();
  serviceUrl = '';
  latencyMs: number;
  /** Requests that came in and are not answered yet, those that never will be left out. */
  underWay = 0;
  readonly #options: FakeTeamsOptions;
  readonly #windows = new Windows();
  readonly #server: Server;
  readonly #faults: { fault: Fault; filter: FaultFilter; left: number }[] = [];
  readonly #waiting = new Set<() => void>();
  #count = 0;

  constructor(options: FakeTeamsOptions) {
    this.#options = options;
    this.latencyMs = options.latencyMs ?? 0;
    this.#server = createServer((request, response) => void this.#serve(request, response));
    this.#server.keepAliveTimeout = 30_000;
  }

  async listen(): Promise<void> {
    await new Promise<void>((done) => this.#server.listen(0, '127.0.0.1', done));
    this.serviceUrl = `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}/`;
  }

  async close(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((done) => this.#server.close(done));
  }

  /** Where a client-credentials token is had. */
  get tokenUrl(): string {
    return `${this.serviceUrl}tenant/oauth2/v2.0/token`;
  }

  /** A conversation the bot is in; without `person` a group with the members added later. */
  chat(chat: { id?: string; tenantId: string; person?: Partial<FakeMember> }): FakeConversation {
    const id = chat.id ?? `a:${++this.#count}`;
    const conversation: FakeConversation = {
      id,
      tenantId: chat.tenantId,
      members: chat.person ? [memberOf(chat.person, id)] : [],
      messages: [],
    };
    this.conversations.set(id, conversation);
    return conversation;
  }

  /** Fails the next matching requests, in the order in which the faults were given. */
  fail(fault: Fault, filter: FaultFilter = {}): void {
    this.#faults.push({ fault, filter, left: filter.times ?? 1 });
  }

  /** Every message of a conversation, or of all, in the order of arrival. */
  messages(conversationId?: string): FakeMessage[] {
    return [...this.conversations.values()]
      .filter(({ id }) => conversationId === undefined || id === conversationId)
      .flatMap((conversation) => conversation.messages);
  }

  /** Resolves once that many messages have come in. */
  async received(count: number, conversationId?: string): Promise<FakeMessage[]> {
    await this.until(() => this.messages(conversationId).length >= count);
    return this.messages(conversationId);
  }

  /** Resolves once the condition holds; looked at after each request. */
  async until(condition: () => boolean): Promise<void> {
    while (!condition()) await new Promise<void>((done) => this.#waiting.add(done));
  }

  async #serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    this.underWay++;
    await this.#answer(request, response).finally(() => this.underWay--);
    this.#wake();
  }

  async #answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const method = request.method ?? 'GET';
    const path = (request.url ?? '/').split('?')[0] ?? '/';
    const raw = await text(request).catch(() => '');
    const route = routeOf(method, path) ?? { operation: 'team' as const };
    const record: FakeRequest = {
      ...route,
      at: this.#now(),
      method,
      path,
      authorization: request.headers.authorization,
      body: raw.startsWith('{') ? (JSON.parse(raw) as WireActivity) : undefined,
    };
    this.requests.push(record);
    if (this.latencyMs > 0) await new Promise((done) => setTimeout(done, this.latencyMs));

    const fault = this.#takeFault(route);
    const refused = fault && !fault.applied && fault.reset !== 'after';
    const answer = refused ? faultAnswer(fault) : this.#apply(route, record);
    if (fault?.reset) request.socket.resetAndDestroy();
    else if (!fault?.hang) write(response, record, fault?.applied ? faultAnswer(fault) : answer);
  }

  #now(): number {
    return this.#options.now?.() ?? performance.now();
  }

  #takeFault(route: Route): Fault | undefined {
    const at = this.#faults.findIndex(
      ({ filter }) =>
        (filter.operation === undefined
          ? route.operation !== 'token'
          : filter.operation === route.operation) &&
        (filter.conversationId === undefined || filter.conversationId === route.conversationId),
    );
    const found = this.#faults[at];
    if (!found) return undefined;
    if (--found.left === 0) this.#faults.splice(at, 1);
    return found.fault;
  }

  #apply(route: Route, { body = {} }: FakeRequest): Answer {
    if (route.operation === 'token')
      return {
        status: 200,
        body: { token_type: 'Bearer', expires_in: 3600, access_token: `token-${++this.#count}` },
      };
    if (route.operation === 'create') return this.#create(body);
    const conversation = this.#conversation(route.conversationId ?? '', body);
    const throttled = this.#throttle(conversation.tenantId, conversation.id, route.operation);
    if (throttled) return throttled;
    if (conversation.closed === '404') return failure(404, 'ConversationNotFound');
    if (conversation.closed !== undefined) return failure(403, conversation.closed);
    switch (route.operation) {
      case 'send':
        return this.#send(conversation, body);
      case 'update':
        return change(conversation, route.activityId, (message) => message.updates.push(body));
      case 'delete':
        return change(conversation, route.activityId, (message) => (message.deleted = true));
      case 'members':
        return { status: 200, body: { members: conversation.members.map(onWire) } };
      case 'member':
        return found(conversation.members.find(isCalled(route.memberId)));
      case 'team':
        return { status: 200, body: { id: conversation.id, name: 'Team' } };
    }
  }

  #send(conversation: FakeConversation, activity: WireActivity): Answer {
    const id = `${1_590_000_000_000 + ++this.#count}`;
    const conversationId = conversation.id;
    conversation.messages.push({ id, conversationId, activity, updates: [], deleted: false });
    return { status: 201, body: { id } };
  }

  #create(body: WireActivity): Answer {
    const wanted = body.members?.[0]?.id ?? '';
    const tenantId = body.tenantId ?? body.channelData?.tenant?.id ?? 'tenant';
    const throttled = this.#throttle(tenantId, `create:${wanted}`, 'create');
    if (throttled) return throttled;
    const existing = [...this.conversations.values()].find(
      (one) =>
        one.tenantId === tenantId && one.members.length === 1 && one.members.some(isCalled(wanted)),
    );
    if (!existing && !this.#options.installedForAll)
      return failure(403, 'BotNotInConversationRoster');
    if (existing?.closed !== undefined) return failure(403, existing.closed);
    const { id } = existing ?? this.chat({ tenantId, person: { aadObjectId: wanted } });
    return { status: 201, body: { id, serviceUrl: this.serviceUrl } };
  }

  /** A conversation the test has not made is one all the same: turns come from anywhere. */
  #conversation(id: string, body: WireActivity): FakeConversation {
    const tenantId = body.conversation?.tenantId ?? body.channelData?.tenant?.id;
    return this.conversations.get(id) ?? this.chat({ id, tenantId: tenantId ?? 'tenant' });
  }

  #throttle(tenantId: string, thread: string, operation: Operation): Answer | undefined {
    if (!this.#options.windows) return undefined;
    const now = this.#now();
    const roster = operation === 'member' || operation === 'members';
    const key = `${roster ? 'members' : 'thread'}:${thread}`;
    const wait = Math.max(
      this.#windows.wait(`tenant:${tenantId}`, TENANT_WINDOWS, now),
      this.#windows.wait(key, roster ? MEMBERS_WINDOWS : THREAD_WINDOWS, now),
    );
    if (wait > 0) return { ...failure(429, 'TooManyRequests'), retryAfter: Math.ceil(wait / 1000) };
    this.#windows.count(`tenant:${tenantId}`, now);
    this.#windows.count(key, now);
    return undefined;
  }

  #wake(): void {
    const waiting = [...this.#waiting];
    this.#waiting.clear();
    waiting.forEach((done) => done());
  }
}

function write(response: ServerResponse, record: FakeRequest, answer: Answer): void {
  record.status = answer.status;
  const headers: Record<string, string | number> = { 'content-type': 'application/json' };
  if (answer.retryAfter !== undefined) headers['retry-after'] = answer.retryAfter;
  response.writeHead(answer.status, headers);
  response.end(answer.body === undefined ? '' : JSON.stringify(answer.body));
}

function faultAnswer(fault: Fault): Answer {
  return { ...failure(fault.status ?? 500, fault.code), retryAfter: fault.retryAfter };
}

/** Teams does not always say why: without a code the body is empty. */
function failure(status: number, code?: string): Answer {
  return code === undefined ? { status } : { status, body: { error: { code, message: code } } };
}

function change(
  { messages }: FakeConversation,
  id: string | undefined,
  apply: (message: FakeMessage) => unknown,
): Answer {
  const message = messages.find((one) => one.id === id && !one.deleted);
  if (!message) return failure(404, 'ActivityNotFoundInConversation');
  apply(message);
  return { status: 200, body: { id } };
}

function found(member: FakeMember | undefined): Answer {
  return member
    ? { status: 200, body: onWire(member) }
    : failure(404, 'MemberNotFoundInConversation');
}

const isCalled = (id: string | undefined) => (member: FakeMember) =>
  member.id === id || member.aadObjectId === id;

const onWire = (member: FakeMember) => ({ ...member, objectId: member.aadObjectId });

function memberOf(person: Partial<FakeMember>, conversationId: string): FakeMember {
  const aadObjectId = person.aadObjectId ?? person.id ?? conversationId;
  return { ...person, aadObjectId, id: person.id ?? `29:${aadObjectId}` };
}
