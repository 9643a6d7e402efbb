import { createHmac } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';
import {
  EndpointContainer,
  Rejection,
  type Definition,
  type Operation,
} from './cosmos-endpoint-container.ts';
import { planOf, type QuerySpec } from './cosmos-endpoint-query.ts';

/** Kind of a request, counted at the wire. */
export type RequestKind =
  'account' | 'database' | 'container' | 'ranges' | 'read' | 'batch' | 'plan' | 'query';

/**
 * A fault: an error status; a connection reset before or after execution, or `late`, executed just
 * before the next batch; no response, before or after execution; an error status of one batch
 * operation.
 */
export type Fault =
  | { readonly status: number; readonly substatus?: number; readonly retryAfterMs?: number }
  | { readonly drop: 'before' | 'after' | 'late' }
  | { readonly hang: 'before' | 'after' }
  | { readonly operationStatus: number };

interface EndpointOptions {
  readonly now?: () => number;
  /** Number of physical partitions per container. */
  readonly ranges?: number;
  /** Maximum number of items per query page. */
  readonly pageSize?: number;
  /** Fault for any request, in addition to those set for a kind. */
  readonly weather?: (kind: RequestKind) => Fault | undefined;
}

const LARGEST_BODY = 2 * 1024 * 1024;

/**
 * A small Azure Cosmos DB on a socket for the real SDK. It implements what the adapter uses and
 * refuses the rest.
 */
export class CosmosEndpoint {
  readonly key = Buffer.from('a key for tests only').toString('base64');
  /** Kinds of all received requests, in order. */
  readonly requests: RequestKind[] = [];
  readonly databases = new Map<string, Map<string, EndpointContainer>>();
  readonly #options: Required<EndpointOptions>;
  readonly #server: Server;
  readonly #faults: { kind: RequestKind; fault: Fault }[] = [];
  #late: (() => void)[] = [];

  constructor(options: EndpointOptions = {}) {
    this.#options = {
      now: Date.now,
      ranges: 1,
      pageSize: 100,
      weather: () => undefined,
      ...options,
    };
    this.#server = createServer((request, response) => {
      this.#answer(request, response).catch((error: unknown) => {
        const rejection = error instanceof Rejection ? error : new Rejection(500, String(error));
        const { status, substatus, message } = rejection;
        const headers = { 'x-ms-substatus': substatus, 'x-ms-request-charge': 1 };
        send(response, status, { code: String(status), message }, headers);
      });
    });
  }

  async start(): Promise<this> {
    await new Promise<void>((resolve) => this.#server.listen(0, '127.0.0.1', resolve));
    return this;
  }

  get url(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}/`;
  }

  /** Sets faults for the next requests of this kind, one per request. */
  failNext(kind: RequestKind, ...faults: readonly Fault[]): void {
    this.#faults.push(...faults.map((fault) => ({ kind, fault })));
  }

  /** Removes unused faults. */
  clear(): void {
    this.#faults.length = 0;
  }

  async stop(): Promise<void> {
    this.#server.closeAllConnections();
    if (this.#server.listening) await new Promise((resolve) => this.#server.close(resolve));
  }

  async #answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const body = await buffer(request);
    const path = new URL(request.url ?? '/', this.url).pathname.split('/').filter(Boolean);
    const kind = kindOf(request, path);
    this.requests.push(kind);
    checkSignature(request, path, this.key);
    if (body.length > LARGEST_BODY) throw new Rejection(413, 'Request size is too large');

    const fault = this.#nextFault(kind);
    if (fault && 'status' in fault) {
      send(
        response,
        fault.status,
        { message: 'as told' },
        {
          'x-ms-substatus': fault.substatus ?? 0,
          ...(fault.retryAfterMs !== undefined && { 'x-ms-retry-after-ms': fault.retryAfterMs }),
        },
      );
      return;
    }
    const carryOut = () => this.#carryOut(kind, request, path.map(decodeURIComponent), body);
    if (fault && 'drop' in fault) {
      if (fault.drop === 'after') carryOut();
      if (fault.drop === 'late') this.#late.push(carryOut);
      request.socket.resetAndDestroy();
      return;
    }
    if (fault && 'hang' in fault) {
      if (fault.hang === 'after') carryOut();
      return;
    }
    if (kind === 'batch') for (const late of this.#late.splice(0)) late();
    if (fault && 'operationStatus' in fault) {
      const operations = JSON.parse(body.toString()) as Operation[];
      const answers = operations.map((_, at) => ({
        statusCode: at === 0 ? fault.operationStatus : 424,
        requestCharge: 0,
      }));
      send(response, 207, answers);
      return;
    }
    const { status = 200, result, headers } = carryOut();
    send(response, status, result, headers);
  }

  #nextFault(kind: RequestKind): Fault | undefined {
    const at = this.#faults.findIndex((each) => each.kind === kind);
    return at < 0 ? this.#options.weather(kind) : this.#faults.splice(at, 1)[0]?.fault;
  }

  #carryOut(
    kind: RequestKind,
    request: IncomingMessage,
    path: readonly string[],
    body: Buffer,
  ): { status?: number; result: unknown; headers?: Headers } {
    const json = (): unknown => JSON.parse(body.toString());
    const [, database = '', , container = '', , id = ''] = path;
    switch (kind) {
      case 'account': {
        const location = { name: 'Loopback', databaseAccountEndpoint: this.url };
        return { result: { writableLocations: [location], readableLocations: [location] } };
      }
      case 'database': {
        if (request.method === 'GET') this.#database(database);
        const created = request.method === 'POST' ? (json() as { id: string }) : { id: database };
        if (request.method === 'POST') this.databases.set(created.id, new Map());
        return { status: request.method === 'POST' ? 201 : 200, result: created };
      }
      case 'container':
        return this.#manageContainer(request, database, container, json);
      case 'ranges': {
        this.#container(database, container);
        return { result: { PartitionKeyRanges: rangesOf(this.#options.ranges) } };
      }
      case 'read': {
        const item = this.#container(database, container).read(keyOf(request) ?? '[]', id);
        const charge = Math.max(1, Math.ceil(JSON.stringify(item).length / 1024));
        return { result: item, headers: { 'x-ms-request-charge': charge } };
      }
      case 'batch': {
        const operations = json() as Operation[];
        const answers = this.#container(database, container).batch(
          keyOf(request) ?? '[]',
          operations,
        );
        const charge = answers.reduce((sum, { requestCharge }) => sum + requestCharge, 0);
        const status = answers.some(({ statusCode }) => statusCode >= 400) ? 207 : 200;
        return { status, result: answers, headers: { 'x-ms-request-charge': charge } };
      }
      case 'plan':
        this.#container(database, container);
        return { result: planOf(json() as QuerySpec) };
      case 'query':
        return this.#query(request, this.#container(database, container), json() as QuerySpec);
    }
  }

  #manageContainer(
    request: IncomingMessage,
    database: string,
    container: string,
    json: () => unknown,
  ): { status: number; result: unknown } {
    const containers = this.#database(database);
    if (request.method === 'GET')
      return { status: 200, result: this.#container(database, container).definition };
    const definition = json() as Definition;
    if (request.method === 'PUT') this.#container(database, container).definition = definition;
    else containers.set(definition.id, new EndpointContainer(definition, this.#options.now));
    return { status: request.method === 'PUT' ? 200 : 201, result: definition };
  }

  #query(request: IncomingMessage, container: EndpointContainer, spec: QuerySpec) {
    const key = keyOf(request);
    const range = request.headers['x-ms-documentdb-partitionkeyrangeid'];
    if (key === undefined && range === undefined)
      throw new Rejection(400, 'A query over several partitions needs a plan');
    const scope =
      key === undefined ? { range: { at: Number(range), of: this.#options.ranges } } : { key };
    const found = container.query(spec, scope);
    const from = Number(request.headers['x-ms-continuation'] ?? 0);
    const asked = Number(request.headers['x-ms-max-item-count'] ?? 100);
    const to = from + Math.min(asked, this.#options.pageSize);
    const documents = found.slice(from, to);
    return {
      result: { Documents: documents, _count: documents.length },
      headers: {
        'x-ms-request-charge': 2.8,
        ...(to < found.length && { 'x-ms-continuation': String(to) }),
      },
    };
  }

  #database(id: string): Map<string, EndpointContainer> {
    const database = this.databases.get(id);
    if (!database) throw new Rejection(404, 'No such database', 1003);
    return database;
  }

  #container(database: string, id: string): EndpointContainer {
    const container = this.#database(database).get(id);
    if (!container) throw new Rejection(404, 'No such container', 1003);
    return container;
  }
}

type Headers = Record<string, string | number>;

function send(
  response: ServerResponse,
  status: number,
  body: unknown,
  headers: Headers = {},
): void {
  const always = { 'content-type': 'application/json', 'x-ms-activity-id': 'loopback' };
  response.writeHead(status, { ...always, ...headers });
  response.end(JSON.stringify(body));
}

function kindOf(request: IncomingMessage, path: readonly string[]): RequestKind {
  if (path.length === 0) return 'account';
  if (path.length <= 2) return 'database';
  if (path[4] === 'pkranges') return 'ranges';
  if (path.length <= 4) return 'container';
  if (request.method === 'GET') return 'read';
  const { headers } = request;
  if (headers['x-ms-cosmos-is-query-plan-request'] !== undefined) return 'plan';
  if (headers['x-ms-documentdb-isquery'] !== undefined) return 'query';
  if (headers['x-ms-cosmos-is-batch-request'] !== undefined) return 'batch';
  throw new Rejection(400, 'This endpoint knows no such request');
}

const keyOf = ({ headers }: IncomingMessage): string | undefined => {
  const key = headers['x-ms-documentdb-partitionkey'];
  return typeof key === 'string' ? JSON.stringify(JSON.parse(key)) : undefined;
};

/** Verifies the account key's signature over verb, resource and date. */
function checkSignature(request: IncomingMessage, path: readonly string[], key: string): void {
  const isResource = path.length % 2 === 0;
  const type = (isResource ? path.at(-2) : path.at(-1)) ?? '';
  const id = (isResource ? path : path.slice(0, -1)).map(decodeURIComponent).join('/');
  const date = String(request.headers['x-ms-date']).toLowerCase();
  const text = `${request.method?.toLowerCase() ?? ''}\n${type}\n${id}\n${date}\n\n`;
  const signature = createHmac('sha256', Buffer.from(key, 'base64')).update(text).digest('base64');
  const given = decodeURIComponent(request.headers.authorization ?? '');
  if (given !== `type=master&ver=1.0&sig=${signature}`)
    throw new Rejection(401, 'The input authorization token cannot serve the request');
}

/** Key ranges of equal size, one per physical partition. */
function rangesOf(count: number) {
  const edge = (at: number) =>
    at === 0
      ? ''
      : at === count
        ? 'FF'
        : Math.floor((at * 255) / count)
            .toString(16)
            .toUpperCase();
  return Array.from({ length: count }, (_, at) => ({
    id: String(at),
    minInclusive: edge(at),
    maxExclusive: edge(at + 1),
    status: 'online',
    parents: [],
  }));
}
