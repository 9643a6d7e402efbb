import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { text } from 'node:stream/consumers';
import { FakeConnector } from './fake-teams-connector.ts';
import { faultAnswer, type ConnectorAnswer } from './fake-teams-errors.ts';
import { routeOf, type Route } from './fake-teams-routes.ts';
import type {
  ChatDeclaration,
  FakeConversation,
  FakeMessage,
  FakeRequest,
  FakeTeamsOptions,
  Fault,
  FaultFilter,
  WireActivity,
} from './fake-teams-types.ts';
import { requestsInFlight } from './requests-in-flight.ts';

export type { FakeConversation, FakeMessage, FakeRequest, Fault } from './fake-teams-types.ts';

/**
 * A Teams connector over real HTTP on loopback: conversations, messages, updates, the roster and a
 * token endpoint. It records everything it is sent, refuses what Teams refuses, can enforce Teams'
 * windows, and fails as told.
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

export class FakeTeams {
  readonly requests: FakeRequest[] = [];
  serviceUrl = '';
  latencyMs: number | (() => number);
  /** Received requests without a response, except those that hang. */
  underWay = 0;
  /** Requests that wait for virtual time to pass, or are never answered. */
  #held = 0;
  readonly #inFlight = requestsInFlight(() => Number(new URL(this.serviceUrl).port));
  readonly #connector: FakeConnector;
  readonly #wait: FakeTeamsOptions['wait'];
  readonly #server: Server;
  readonly #faults: { fault: Fault; filter: FaultFilter; left: number }[] = [];
  readonly #waiting = new Set<() => void>();

  constructor(options: FakeTeamsOptions) {
    this.#connector = new FakeConnector(options);
    this.latencyMs = options.latencyMs ?? 0;
    this.#wait = options.wait;
    this.#server = createServer((request, response) => void this.#serve(request, response));
    this.#server.keepAliveTimeout = 30_000;
  }

  async listen(): Promise<void> {
    await new Promise<void>((done) => this.#server.listen(0, '127.0.0.1', done));
    this.serviceUrl = `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}/`;
  }

  async close(): Promise<void> {
    await this.stopListening();
    this.#inFlight.close();
  }

  /** True while a request or its response is in flight or being processed. */
  get isBusy(): boolean {
    return this.underWay > 0 || this.#inFlight.count > this.#held;
  }

  get conversations(): Map<string, FakeConversation> {
    return this.#connector.conversations;
  }

  /** URL for client-credentials tokens. */
  get tokenUrl(): string {
    return `${this.serviceUrl}tenant/oauth2/v2.0/token`;
  }

  /** Adds a conversation with the bot; without `person`, a group. */
  chat(declaration: ChatDeclaration): FakeConversation {
    return this.#connector.declare(declaration);
  }

  /** Fails the next matching requests, in the given order. */
  fail(fault: Fault, filter: FaultFilter = {}): void {
    this.#faults.push({ fault, filter, left: filter.times ?? 1 });
  }

  /** Removes all faults. */
  recover(): void {
    this.#faults.length = 0;
  }

  /** Refuses connections until `listenAgain`. */
  async stopListening(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((done) => this.#server.close(done));
  }

  async listenAgain(): Promise<void> {
    const port = Number(new URL(this.serviceUrl).port);
    await new Promise<void>((done) => this.#server.listen(port, '127.0.0.1', done));
  }

  /** All messages of one conversation or of all, in order of arrival. */
  messages(conversationId?: string): FakeMessage[] {
    return [...this.conversations.values()]
      .filter(({ id }) => conversationId === undefined || id === conversationId)
      .flatMap((conversation) => conversation.messages);
  }

  /** The messages that a member sees: no deleted ones, no targeted ones of others. */
  visibleTo(memberId: string, conversation: FakeConversation): FakeMessage[] {
    return this.#connector.visibleTo(memberId, conversation);
  }

  /** Resolves after this many messages. */
  async received(count: number, conversationId?: string): Promise<FakeMessage[]> {
    await this.until(() => this.messages(conversationId).length >= count);
    return this.messages(conversationId);
  }

  /** Resolves once the condition holds; checked after each request. */
  async until(condition: () => boolean): Promise<void> {
    while (!condition()) await new Promise<void>((done) => this.#waiting.add(done));
  }

  async #serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    this.underWay++;
    await this.#answer(request, response).finally(() => this.underWay--);
    this.#wake();
  }

  async #answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const record = recordOf(request, await text(request).catch(() => ''), this.#connector.now());
    this.requests.push(record);
    const latencyMs = typeof this.latencyMs === 'number' ? this.latencyMs : this.latencyMs();
    if (latencyMs > 0) await this.#delay(latencyMs);

    const fault = this.#takeFault(record);
    const refused = fault && !fault.applied && fault.reset !== 'after';
    const answer = refused ? faultAnswer(fault) : this.#connector.apply(record, this.serviceUrl);
    if (fault?.reset) request.socket.resetAndDestroy();
    else if (fault?.hang) this.#hold(request.socket);
    else write(response, record, fault?.applied ? faultAnswer(fault) : answer);
  }

  /** A virtual delay ends only when the test advances the clock, so it does not count as work. */
  async #delay(milliseconds: number): Promise<void> {
    if (!this.#wait) return new Promise((done) => setTimeout(done, milliseconds));
    this.underWay--;
    this.#held++;
    await this.#wait(milliseconds);
    this.#held--;
    this.underWay++;
  }

  /** Until the client gives it up. */
  #hold(socket: Socket): void {
    this.#held++;
    socket.once('close', () => this.#held--);
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

  #wake(): void {
    const waiting = [...this.#waiting];
    this.#waiting.clear();
    waiting.forEach((done) => done());
  }
}

function recordOf(request: IncomingMessage, raw: string, at: number): FakeRequest {
  const method = request.method ?? 'GET';
  const [path = '/', query = ''] = (request.url ?? '/').split('?');
  return {
    ...(routeOf(method, path) ?? { operation: 'team' }),
    at,
    method,
    path,
    authorization: request.headers.authorization,
    body: raw.startsWith('{') ? (JSON.parse(raw) as WireActivity) : undefined,
    size: Buffer.byteLength(raw),
    isTargeted: new URLSearchParams(query).get('isTargetedActivity') === 'true',
  };
}

function write(response: ServerResponse, record: FakeRequest, answer: ConnectorAnswer): void {
  record.status = answer.status;
  const headers: Record<string, string | number> = { 'content-type': 'application/json' };
  if (answer.retryAfter !== undefined) headers['retry-after'] = answer.retryAfter;
  response.writeHead(answer.status, headers);
  response.end(answer.body === undefined ? '' : JSON.stringify(answer.body));
}
