import type { IncomingMessage } from 'node:http';
import { refusal, type HttpResponse } from './http-response.ts';

/** Deeper than any card, but shallow enough for recursive functions. */
const MAX_DEPTH = 64;
const PROTOTYPE_KEYS = new Set(['__proto__', 'constructor', 'prototype']);
const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/** Bytes read beyond the limit, so that the sender can read the response before the close. */
const MAX_DRAINED = 1024 * 1024;

export type Body = { readonly bytes: Buffer } | { readonly refused: HttpResponse };

/**
 * Reads a JSON body and counts the bytes received. Refusals: 415 unless the headers declare plain
 * UTF-8 JSON, 413 beyond `limit` bytes, 400 if the body ends early.
 */
export function readJsonBody(request: IncomingMessage, limit: number): Promise<Body> {
  if (!isPlainJson(request.headers)) {
    discardBody(request);
    return Promise.resolve({ refused: refusal(415, 'json-expected') });
  }
  return readUpTo(request, limit);
}

/** Drops the body of a refused request: a sender cut off would not read the response. */
export function discardBody(request: IncomingMessage): void {
  void readUpTo(request, 0);
}

function isPlainJson(headers: IncomingMessage['headers']): boolean {
  const [type = '', ...parameters] = (headers['content-type'] ?? '').toLowerCase().split(';');
  const charset = parameters.map((one) => one.trim()).find((one) => one.startsWith('charset='));
  const encoding = headers['content-encoding'] ?? 'identity';
  return (
    type.trim() === 'application/json' &&
    (charset === undefined || /^charset="?utf-?8"?$/u.test(charset)) &&
    encoding === 'identity'
  );
}

/**
 * Resolves as soon as the limit is exceeded and reads on for a while: a sender that is cut off
 * while sending would not read the response.
 */
function readUpTo(request: IncomingMessage, limit: number): Promise<Body> {
  const { promise, resolve } = Promise.withResolvers<Body>();
  const chunks: Buffer[] = [];
  let size = 0;
  request.on('data', (chunk: Buffer) => {
    size += chunk.length;
    if (size <= limit) chunks.push(chunk);
    else {
      chunks.length = 0;
      resolve({ refused: refusal(413, 'too-large', { details: { limit } }) });
      if (size > limit + MAX_DRAINED) request.destroy();
    }
  });
  request.once('end', () => resolve({ bytes: Buffer.concat(chunks) }));
  const onAbort = (): void => {
    if (!request.readableEnded) resolve({ refused: refusal(400, 'body-broken-off') });
  };
  request.once('error', onAbort);
  request.once('close', onAbort);
  return promise;
}

export type Json =
  { readonly text: string; readonly value: unknown } | { readonly problem: JsonProblem };

/** `encoding`: not UTF-8 · `syntax`: not JSON · `depth`: nested too deep · `key`: prototype key. */
export type JsonProblem = 'encoding' | 'syntax' | 'depth' | 'key';

/** Undefined if the bytes are not UTF-8. */
export function decodeUtf8(bytes: Uint8Array): string | undefined {
  try {
    return utf8.decode(bytes);
  } catch {
    return undefined;
  }
}

/** Parses JSON with a bounded depth and without prototype keys. */
export function parseJson(bytes: Uint8Array): Json {
  const text = decodeUtf8(bytes);
  if (text === undefined) return { problem: 'encoding' };
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return { problem: 'syntax' };
  }
  const problem = problemIn(value);
  return problem === undefined ? { text, value } : { problem };
}

/** An object, or an array with its positions as keys. */
type Node = Readonly<Record<string, unknown>>;

/** Breadth-first: recursion would let the sender overflow the stack. */
function problemIn(value: unknown): JsonProblem | undefined {
  let level: Node[] = [{ value }];
  for (let depth = 0; level.length > 0; depth++) {
    if (depth > MAX_DEPTH) return 'depth';
    const next: Node[] = [];
    for (const node of level)
      for (const key of Object.keys(node)) {
        if (PROTOTYPE_KEYS.has(key)) return 'key';
        const inner = node[key];
        if (typeof inner === 'object' && inner !== null) next.push(inner as Node);
      }
    level = next;
  }
  return undefined;
}
