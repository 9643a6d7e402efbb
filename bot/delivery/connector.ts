import { SpanKind } from '@opentelemetry/api';
import { Agent, type Dispatcher } from 'undici';
import type { Clock } from '../../workflow/kernel/ports.ts';
import { inSpanBelow } from '../telemetry/tracing.ts';
import { exchange, type Response } from './exchange.ts';
import { retryAfterMs } from './retry-after.ts';
import type { TokenSource } from '../auth/token-source.ts';
import type { Attempt, Operation } from './verdict.ts';

/** An activity or the parameters of a new conversation, as they go over the wire. */
export type Payload = Readonly<Record<string, unknown>>;

/** The same as JSON, made beforehand. */
export type Body = string;

export interface ConnectorOptions {
  readonly clock: Clock;
  /** Absent in local mode, where the Playground asks for none. */
  readonly token?: TokenSource;
  /** Whether a service URL is one of Teams: a token must go nowhere else. */
  readonly mayCall: (serviceUrl: string) => boolean;
  /** Sockets kept open to each host. */
  readonly sockets?: number;
  /** Called after each request with its status, or why there is none, and its milliseconds. */
  readonly observe?: (operation: Operation, result: number | string, milliseconds: number) => void;
  /** For the whole of a request; less than half a lease, which has to outlast it. */
  readonly timeoutMs?: number;
}

type Method = 'GET' | 'POST' | 'PUT';

const SOCKETS = 64;
const TIMEOUT_MS = 8_000;

/** Errors that undici and the system raise before a request has left. */
const NOT_SENT: readonly string[] = [
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'UND_ERR_CONNECT_TIMEOUT',
];

/**
 * The lean way to the Bot Connector: one request per call on connections kept alive, no hidden
 * retry, and an answer that tells what is known of the request instead of an exception.
 */
export class Connector {
  readonly #options: ConnectorOptions;
  readonly #dispatcher: Dispatcher;
  readonly #timeoutMs: number;

  constructor(options: ConnectorOptions) {
    this.#options = options;
    this.#timeoutMs = options.timeoutMs ?? TIMEOUT_MS;
    this.#dispatcher = new Agent({
      connections: options.sockets ?? SOCKETS,
      keepAliveTimeout: 60_000,
      connect: { timeout: this.#timeoutMs / 2 },
    });
  }

  /** Opens the chat with a person, or finds the one that is there: its id is the attempt's. */
  openChat(serviceUrl: string, parameters: Payload): Promise<Attempt> {
    return this.#call('open-chat', 'POST', serviceUrl, 'v3/conversations', parameters);
  }

  /** A new message in a conversation. Never rejects: what came of it is in the attempt. */
  send(
    serviceUrl: string,
    conversationId: string,
    activity: Payload | Body,
    targeted = false,
  ): Promise<Attempt> {
    const path = `v3/conversations/${encodeURIComponent(conversationId)}/activities${queryOf(targeted)}`;
    return this.#call('send', 'POST', serviceUrl, path, activity);
  }

  /** Puts another content in the place of a message. Never rejects, as `send`. */
  update(
    serviceUrl: string,
    conversationId: string,
    activityId: string,
    activity: Payload,
    targeted = false,
  ): Promise<Attempt> {
    const path = `v3/conversations/${encodeURIComponent(conversationId)}/activities/${encodeURIComponent(activityId)}${queryOf(targeted)}`;
    return this.#call('update', 'PUT', serviceUrl, path, activity);
  }

  /** Looks a member of a conversation up, to learn whether the host answers. Never rejects. */
  check(serviceUrl: string, conversationId: string, userId: string): Promise<Attempt> {
    const path = `v3/conversations/${encodeURIComponent(conversationId)}/members/${encodeURIComponent(userId)}`;
    return this.#call('check', 'GET', serviceUrl, path);
  }

  /** Waits for what is under way and closes the connections. */
  async close(): Promise<void> {
    await this.#dispatcher.close();
  }

  #call(
    kind: Operation,
    method: Method,
    serviceUrl: string,
    path: string,
    body?: Payload | Body,
  ): Promise<Attempt> {
    const { clock, observe } = this.#options;
    const facts = { kind, method, server: URL.parse(serviceUrl)?.hostname };
    const factsOf = (attempt: Attempt) =>
      attempt.answered
        ? { outcome: String(attempt.status), status: attempt.status }
        : { outcome: attempt.failure };
    return inSpanBelow({ name: 'send', spanKind: SpanKind.CLIENT, facts, factsOf }, async () => {
      const began = clock.now();
      const attempt = await this.#request(method, serviceUrl, path, body);
      const result = attempt.answered ? attempt.status : attempt.failure;
      observe?.(kind, result, clock.now() - began);
      return attempt;
    });
  }

  async #request(
    method: Method,
    serviceUrl: string,
    path: string,
    body?: Payload | Body,
  ): Promise<Attempt> {
    const { token, mayCall } = this.#options;
    if (!mayCall(serviceUrl)) return { answered: false, failure: 'foreign-host' };
    const headers: Record<string, string> = { 'content-type': 'application/json; charset=utf-8' };
    let bearer: string | undefined;
    try {
      bearer = await token?.get();
    } catch {
      return { answered: false, failure: 'no-token' };
    }
    if (bearer !== undefined) headers['authorization'] = `Bearer ${bearer}`;
    try {
      const response = await exchange(this.#dispatcher, {
        method,
        url: new URL(path, withSlash(serviceUrl)),
        headers,
        body: typeof body === 'object' ? JSON.stringify(body) : body,
        timeoutMs: this.#timeoutMs,
      });
      const attempt = this.#read(response);
      if (attempt.status === 401 && bearer !== undefined) token?.refuse(bearer);
      return attempt;
    } catch (error) {
      return {
        answered: false,
        failure: NOT_SENT.includes(codeOf(error)) ? 'not-sent' : 'unknown',
      };
    }
  }

  #read({ status, retryAfter, text }: Response): Attempt & { answered: true } {
    const told = parse(text);
    return {
      answered: true,
      status,
      code: codeText(told.error?.code ?? told.subCode ?? parse(told.message).subCode),
      id: typeof told.id === 'string' ? told.id : undefined,
      retryAfterMs: retryAfterMs(retryAfter, this.#options.clock.now()),
    };
  }
}

/** A targeted message is seen by its recipient alone. */
const queryOf = (targeted: boolean): string => (targeted ? '?isTargetedActivity=true' : '');

/** A path of the service URL's own is kept only when it ends with a slash. */
function withSlash(serviceUrl: string): string {
  return serviceUrl.endsWith('/') ? serviceUrl : `${serviceUrl}/`;
}

interface Told {
  readonly id?: unknown;
  readonly error?: { readonly code?: unknown };
  /** Teams' messaging service answers `{ errorCode, message }`, with JSON as its message. */
  readonly message?: unknown;
  readonly subCode?: unknown;
}

function parse(text: unknown): Told {
  if (typeof text !== 'string') return {};
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? value : {};
  } catch {
    return {};
  }
}

/** Only what looks like a code is kept: it is logged. */
function codeText(code: unknown): string | undefined {
  return typeof code === 'string' && /^\w{1,64}$/u.test(code) ? code : undefined;
}

function codeOf(error: unknown): string {
  return typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : '';
}
