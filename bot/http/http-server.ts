import { once } from 'node:events';
import type { Server as NodeServer, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import restify, { type Request, type Response } from 'restify';
import { pino } from 'pino';
import { refusal, type Answer } from './answer.ts';
import { isLoopback } from '../config/loopback.ts';
import { within } from '../within.ts';

/** How long a sender may take, in milliseconds. */
export interface HttpTimeouts {
  readonly headers: number;
  /** The whole request, its body included. */
  readonly request: number;
  /** How often slow senders are looked for. */
  readonly check: number;
}

const HTTP_TIMEOUTS: HttpTimeouts = { headers: 5000, request: 10_000, check: 1000 };

export interface HttpOptions {
  readonly host: string;
  readonly port: number;
  /** Only a request that was sent to this machine by this machine is served. */
  readonly local: boolean;
  readonly timeouts?: HttpTimeouts;
  readonly routes: readonly {
    readonly method: 'get' | 'post';
    readonly path: string;
    readonly handle: (request: Request) => Promise<Answer>;
  }[];
}

export interface HttpServer {
  /** `http://host:port`, with the port that was really taken. */
  readonly address: string;
  /** Takes no new request and waits for those under way. @returns whether all were answered */
  close(milliseconds: number): Promise<boolean>;
}

/** The port or address cannot be listened on. */
export class CannotListen extends Error {
  readonly code = 'cannot-listen';
  constructor(host: string, port: number, cause: unknown) {
    const { code } = cause as NodeJS.ErrnoException;
    const why = code === undefined ? '' : ` (${code})`;
    super(`Cannot listen on ${host} port ${port}${why}: is it taken? Set PORT.`, { cause });
    this.name = 'CannotListen';
  }
}

/**
 * Starts a server for the given routes. Everything else is 404 or 405, slow senders are cut off.
 * @throws CannotListen when the port is taken.
 */
export async function listen(options: HttpOptions): Promise<HttpServer> {
  const { host, port, local, routes, timeouts = HTTP_TIMEOUTS } = options;
  // restify's own log would hold what was sent; ours is written by the routes.
  const server = restify.createServer({ name: 'desk', log: pino({ level: 'silent' }) as never });
  const node = server.server as NodeServer;
  Object.assign(node, {
    headersTimeout: timeouts.headers,
    requestTimeout: timeouts.request,
    connectionsCheckingInterval: timeouts.check,
  });
  server.on('restifyError', (_request, _response, error: RouterError, done: () => void) => {
    // restify's own words repeat the path.
    error.toJSON = () => ({ error: ROUTER_ERRORS[error.statusCode] ?? 'refused' });
    done();
  });
  for (const { method, path, handle } of routes) {
    server[method](path, async (request: Request, response: Response) => {
      const answer = local && !isFromHere(request) ? MISDIRECTED : await handle(request);
      send(response, answer);
    });
  }
  const underWay = requestsUnderWay(node);
  await new Promise<void>((resolve, reject) => {
    // restify hands the errors of its server on. After the start there is nobody left to reject.
    server.on('error', (cause: unknown) => reject(new CannotListen(host, port, cause)));
    node.listen(port, host, resolve);
  });
  return {
    address: addressOf(node),
    close: (milliseconds) => close(node, underWay, milliseconds),
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
 * In local mode nobody shows a token, so neither a web page that had this name point at us nor a
 * tunnel that brings in the world may speak to it.
 */
function isFromHere(request: Request): boolean {
  const host = /^(.*?)(?::\d+)?$/u.exec(request.headers.host ?? '')?.[1] ?? '';
  const forwarded = ['x-forwarded-for', 'x-forwarded-host', 'forwarded'];
  return isLoopback(host) && forwarded.every((name) => request.headers[name] === undefined);
}

const NOTHING = new Uint8Array();
const ALWAYS = { 'cache-control': 'no-store', 'x-content-type-options': 'nosniff' };

function send(response: Response, { status, body, headers }: Answer): void {
  if (response.headersSent || response.destroyed) return;
  const { bytes, type } = encoded(body);
  response.writeHead(status, {
    ...(type !== undefined && { 'content-type': `${type}; charset=utf-8` }),
    'content-length': String(bytes.length),
    ...ALWAYS,
    ...headers,
  });
  response.end(bytes);
}

/** Bytes bring their type along with their headers. */
function encoded(body: Answer['body']): { readonly bytes: Uint8Array; readonly type?: string } {
  if (body instanceof Uint8Array) return { bytes: body };
  if (body === undefined || body === '') return { bytes: NOTHING };
  return typeof body === 'string'
    ? { bytes: Buffer.from(body), type: 'text/plain; version=0.0.4' }
    : { bytes: Buffer.from(JSON.stringify(body)), type: 'application/json' };
}

function addressOf(node: NodeServer): string {
  const { address, family, port } = node.address() as AddressInfo;
  return `http://${family === 'IPv6' ? `[${address}]` : address}:${port}`;
}

/** Requests that were not answered to the end yet. */
function requestsUnderWay(node: NodeServer): Set<ServerResponse> {
  const underWay = new Set<ServerResponse>();
  node.on('request', (_request, response) => {
    underWay.add(response);
    response.once('close', () => underWay.delete(response));
  });
  return underWay;
}

/** Connections in use end with their answer, the others at once: nothing is on its way there. */
async function close(
  node: NodeServer,
  underWay: ReadonlySet<ServerResponse>,
  milliseconds: number,
): Promise<boolean> {
  const closed = new Promise<void>((resolve) => node.close(() => resolve()));
  const answers = [...underWay].map((response) => once(response, 'close'));
  const allAnswered = await within(milliseconds, Promise.all(answers));
  node.closeAllConnections();
  await closed;
  return allAnswered;
}
