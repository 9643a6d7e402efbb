import { SpanKind } from '@opentelemetry/api';
import { Agent, type Dispatcher } from 'undici';
import type { Clock } from '../../../workflow/kernel/ports.ts';
import { inSpanBelow, isTracing } from '../../telemetry/tracing.ts';
import { exchange, type RawResponse } from './exchange.ts';
import { retryAfterMs } from './retry-after.ts';
import type { TokenSource } from '../../auth/token-source.ts';
import type { Operation, Response } from './classify-response.ts';

/** JSON of an activity, or of the parameters of a new conversation. */
export type Payload = Readonly<Record<string, unknown>>;

export interface ConnectorOptions {
  readonly clock: Clock;
  /** Absent in local mode: the Playground needs no token. */
  readonly token?: TokenSource;
  /** True if the service URL is one of Teams: a token is sent nowhere else. */
  readonly mayCall: (serviceUrl: string) => boolean;
  /** Maximum number of connections to each host. */
  readonly sockets?: number;
  /** Called after each request with its status or the reason for a missing one. */
  readonly observe?: (operation: Operation, status: number | string, milliseconds: number) => void;
  /** Timeout of a whole request; less than half a lease, which has to outlast it. */
  readonly timeoutMs?: number;
}

const SOCKETS = 64;
const TIMEOUT_MS = 8_000;

const METHODS = { 'open-chat': 'POST', send: 'POST', update: 'PUT', check: 'GET' } as const;

/** Codes of errors raised before a request is sent. */
const NOT_SENT: readonly string[] = [
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'UND_ERR_CONNECT_TIMEOUT',
];

/**
 * Client of the Bot Connector: one request per call on keep-alive connections, no hidden retry.
 * Calls resolve to a response and never reject.
 */
export class Connector {
  readonly #options: ConnectorOptions;
  readonly #dispatcher: Dispatcher;
  readonly #timeoutMs: number;
  readonly #traced = isTracing();

  constructor(options: ConnectorOptions) {
    this.#options = options;
    this.#timeoutMs = options.timeoutMs ?? TIMEOUT_MS;
    this.#dispatcher = new Agent({
      connections: options.sockets ?? SOCKETS,
      keepAliveTimeout: 60_000,
      connect: { timeout: this.#timeoutMs / 2 },
    });
  }

  /** Opens the chat with a person, or returns the existing one's id. */
  openChat(serviceUrl: string, parameters: Payload): Promise<Response> {
    return this.#request('open-chat', serviceUrl, 'v3/conversations', parameters);
  }

  /** Posts a message to a conversation. */
  send(
    serviceUrl: string,
    conversationId: string,
    activity: Payload,
    targeted = false,
  ): Promise<Response> {
    const path = `${pathOf(conversationId)}/activities${queryOf(targeted)}`;
    return this.#request('send', serviceUrl, path, activity);
  }

  /** Replaces the content of a message. */
  update(
    serviceUrl: string,
    conversationId: string,
    activityId: string,
    activity: Payload,
    targeted = false,
  ): Promise<Response> {
    const path = `${pathOf(conversationId)}/activities/${encodeURIComponent(activityId)}${queryOf(targeted)}`;
    return this.#request('update', serviceUrl, path, activity);
  }

  /** Reads a member of a conversation, to find out if the host responds. */
  check(serviceUrl: string, conversationId: string, userId: string): Promise<Response> {
    const path = `${pathOf(conversationId)}/members/${encodeURIComponent(userId)}`;
    return this.#request('check', serviceUrl, path);
  }

  /** Waits for the requests in flight and closes the connections. */
  async close(): Promise<void> {
    await this.#dispatcher.close();
  }

  #request(kind: Operation, serviceUrl: string, path: string, body?: Payload): Promise<Response> {
    if (!this.#traced) return this.#timed(kind, serviceUrl, path, body);
    const facts = { kind, method: METHODS[kind], server: URL.parse(serviceUrl)?.hostname };
    const factsOf = ({ status }: Response) => ({
      outcome: String(status),
      status: typeof status === 'number' ? status : undefined,
    });
    return inSpanBelow({ name: 'send', spanKind: SpanKind.CLIENT, facts, factsOf }, () =>
      this.#timed(kind, serviceUrl, path, body),
    );
  }

  async #timed(
    kind: Operation,
    serviceUrl: string,
    path: string,
    body?: Payload,
  ): Promise<Response> {
    const { clock, observe } = this.#options;
    const began = clock.now();
    const response = await this.#call(METHODS[kind], serviceUrl, path, body);
    observe?.(kind, response.status, clock.now() - began);
    return response;
  }

  async #call(
    method: (typeof METHODS)[Operation],
    serviceUrl: string,
    path: string,
    body?: Payload,
  ): Promise<Response> {
    const { token, mayCall } = this.#options;
    if (!mayCall(serviceUrl)) return { status: 'foreign-host' };
    const headers: Record<string, string> = { 'content-type': 'application/json; charset=utf-8' };
    let bearer: string | undefined;
    try {
      bearer = await token?.get();
    } catch {
      return { status: 'no-token' };
    }
    if (bearer !== undefined) headers['authorization'] = `Bearer ${bearer}`;
    try {
      const answer = await exchange(this.#dispatcher, {
        method,
        url: new URL(path, withSlash(serviceUrl)),
        headers,
        body: body && JSON.stringify(body),
        timeoutMs: this.#timeoutMs,
      });
      if (answer.status === 401 && bearer !== undefined) token?.refuse(bearer);
      return this.#read(answer);
    } catch (error) {
      return { status: NOT_SENT.includes(codeOf(error)) ? 'not-sent' : 'unknown' };
    }
  }

  #read({ status, retryAfter, text }: RawResponse): Response {
    const body = parse(text);
    return {
      status,
      code: codeText(body.error?.code ?? body.subCode ?? parse(body.message).subCode),
      id: typeof body.id === 'string' ? body.id : undefined,
      retryAfterMs: retryAfterMs(retryAfter, this.#options.clock.now()),
    };
  }
}

const pathOf = (conversationId: string): string =>
  `v3/conversations/${encodeURIComponent(conversationId)}`;

/** A targeted message is visible to its recipient alone. */
const queryOf = (targeted: boolean): string => (targeted ? '?isTargetedActivity=true' : '');

/** Without a final slash, `new URL` would drop the last part of the service URL's path. */
function withSlash(serviceUrl: string): string {
  return serviceUrl.endsWith('/') ? serviceUrl : `${serviceUrl}/`;
}

interface ResponseBody {
  readonly id?: unknown;
  readonly error?: { readonly code?: unknown };
  /** Teams' messaging service sends `{ errorCode, message }`, where `message` is JSON. */
  readonly message?: unknown;
  readonly subCode?: unknown;
}

function parse(text: unknown): ResponseBody {
  if (typeof text !== 'string') return {};
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? value : {};
  } catch {
    return {};
  }
}

/** Returns only what has the form of a code, because it is logged. */
function codeText(code: unknown): string | undefined {
  return typeof code === 'string' && /^\w{1,64}$/u.test(code) ? code : undefined;
}

function codeOf(error: unknown): string {
  return typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : '';
}
