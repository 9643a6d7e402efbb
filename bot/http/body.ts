import type { IncomingMessage } from 'node:http';
import { refusal, type HttpResponse } from './http-response.ts';

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
