import { once } from 'node:events';
import type { Server as NodeServer, ServerResponse } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import restify, { type Request, type Response } from 'restify';
import { pino } from 'pino';
import { refusal, type HttpResponse } from './http-response.ts';
import { isLoopback } from '../config/hosts.ts';
import { resolvesWithin } from '../runtime/resolves-within.ts';

/** Time limits of a connection, in milliseconds. */
export interface HttpTimeouts {
  readonly headers: number;
  /** Whole request, body included. */
  readonly request: number;
  /** Without a byte in either direction, also while the response is prepared. */
  readonly idle: number;
  /** Interval of the check for slow senders. */
  readonly check: number;
}

const HTTP_TIMEOUTS: HttpTimeouts = { headers: 5000, request: 10_000, idle: 60_000, check: 1000 };

export interface HttpOptions {
  readonly host: string;
  readonly port: number;
  /** Serves only requests that this machine sent to itself. */
  readonly local: boolean;
  readonly timeouts?: HttpTimeouts;
  readonly routes: readonly {
    readonly method: 'get' | 'post';
    readonly path: string;
    readonly handle: (request: Request) => Promise<HttpResponse>;
  }[];
}

export interface HttpServer {
  /** `http://host:port` with the actual port. */
  readonly address: string;
  /** Continues to serve, and closes each connection after its next response. */
  drain(): void;
  /** Accepts no new request and waits for those in flight. @returns false on timeout */
  close(milliseconds: number): Promise<boolean>;
}

/** The server cannot listen on the host and port. */
export class CannotListen extends Error {
  readonly code = 'cannot-listen';
  constructor(host: string, port: number, cause: unknown) {
    const { code } = cause as NodeJS.ErrnoException;
    const why = code === undefined ? '' : ` (${code})`;
    super(`Cannot listen on ${host} port ${port}${why}: is it taken? Set PORT.`, { cause });
    this.name = 'CannotListen';
  }
}

/** Starts a server for the given routes; other requests get 404 or 405. @throws CannotListen */
export async function listen(options: HttpOptions): Promise<HttpServer> {
  const { host, port, local, routes, timeouts = HTTP_TIMEOUTS } = options;
  // restify's log would contain request data; the routes write ours.
  const server = restify.createServer({ name: 'desk', log: pino({ level: 'silent' }) as never });
  const node = server.server as NodeServer;
  Object.assign(node, {
    headersTimeout: timeouts.headers,
    requestTimeout: timeouts.request,
    connectionsCheckingInterval: timeouts.check,
    timeout: timeouts.idle,
  });
  // With restify's listener Node would hand over the socket, and nobody would answer or close it.
  // Without a listener the upgrade is ignored (RFC 9110, 7.8).
  node.removeAllListeners('upgrade');
  server.on('restifyError', (_request, _response, error: RouterError, done: () => void) => {
    // restify's own message repeats the path.
    error.toJSON = () => ({ error: ROUTER_ERRORS[error.statusCode] ?? 'refused' });
    done();
  });
  let draining = false;
  for (const { method, path, handle } of routes) {
    server[method](path, async (request: Request, response: Response) => {
      const answer = local && !isLocalRequest(request) ? MISDIRECTED : await handle(request);
      send(response, answer, draining);
    });
  }
  const inFlight = requestsInFlight(node);
  const sockets = openSockets(node);
  await new Promise<void>((resolve, reject) => {
    // restify re-emits the server's errors. After the start the promise is settled already.
    server.on('error', (cause: unknown) => reject(new CannotListen(host, port, cause)));
    node.listen(port, host, resolve);
  });
  return {
    address: addressOf(node),
    drain() {
      draining = true;
      node.closeIdleConnections();
    },
    close: (milliseconds) => close(node, inFlight, sockets, milliseconds),
  };
}

interface RouterError {
  readonly statusCode: number;
  toJSON(): unknown;
}

const ROUTER_ERRORS: Readonly<Record<number, string>> = {
  404: 'not-found',
  405: 'method-not-allowed',
};
const MISDIRECTED = refusal(421, 'local-only');

/**
 * Local mode has no authentication: rejects other `Host` names, against DNS rebinding, and
 * forwarded requests, against public tunnels.
 */
function isLocalRequest(request: Request): boolean {
  const { headers } = request;
  const forwarded = headers['x-forwarded-for'] ?? headers['x-forwarded-host'] ?? headers.forwarded;
  const host = /^(.*?)(?::\d+)?$/u.exec(headers.host ?? '')?.[1] ?? '';
  return forwarded === undefined && isLoopback(host);
}

const COMMON_HEADERS = { 'cache-control': 'no-store', 'x-content-type-options': 'nosniff' };

function send(response: Response, { status, body, headers }: HttpResponse, isLast: boolean): void {
  if (response.headersSent || response.destroyed) return;
  const { content, type } = encoded(body);
  response.writeHead(status, {
    ...(type !== undefined && { 'content-type': `${type}; charset=utf-8` }),
    // With a 304 it would be the length of the unchanged content.
    ...(status !== 304 && { 'content-length': String(Buffer.byteLength(content)) }),
    ...COMMON_HEADERS,
    ...(isLast && { connection: 'close' }),
    ...headers,
  });
  response.end(content);
}

/**
 * The route sets the type of bytes in its headers. Text stays a string, which Node sends with the
 * head in one write.
 */
function encoded(body: HttpResponse['body']): {
  readonly content: string | Uint8Array;
  readonly type?: string;
} {
  if (body instanceof Uint8Array) return { content: body };
  if (body === undefined || body === '') return { content: '' };
  return typeof body === 'string'
    ? { content: body, type: 'text/plain; version=0.0.4' }
    : { content: JSON.stringify(body), type: 'application/json' };
}

function addressOf(node: NodeServer): string {
  const { address, family, port } = node.address() as AddressInfo;
  return `http://${family === 'IPv6' ? `[${address}]` : address}:${port}`;
}

/** Requests whose response is not complete. */
function requestsInFlight(node: NodeServer): Set<ServerResponse> {
  const inFlight = new Set<ServerResponse>();
  node.on('request', (_request, response) => {
    inFlight.add(response);
    response.once('close', () => inFlight.delete(response));
  });
  return inFlight;
}

/** All connections, including those that Node no longer counts as HTTP. */
function openSockets(node: NodeServer): Set<Socket> {
  const sockets = new Set<Socket>();
  node.on('connection', (socket) => {
    sockets.add(socket);
    socket.once('close', () => sockets.delete(socket));
  });
  return sockets;
}

/** Idle connections end at once, the others after their response or the timeout. */
async function close(
  node: NodeServer,
  inFlight: ReadonlySet<ServerResponse>,
  sockets: ReadonlySet<Socket>,
  milliseconds: number,
): Promise<boolean> {
  const closed = new Promise<void>((resolve) => node.close(() => resolve()));
  const answers = [...inFlight].map((response) => once(response, 'close'));
  const allAnswered = await resolvesWithin(milliseconds, Promise.all(answers));
  for (const socket of sockets) socket.destroy();
  await closed;
  return allAnswered;
}
