import type { IncomingMessage } from 'node:http';
import { refusal, type HttpResponse } from './http-response.ts';

/** What may still come after the cap so that the sender hears the answer; then the line is cut. */
const DRAINED = 1024 * 1024;

export type Body = { readonly bytes: Buffer } | { readonly refused: HttpResponse };

/**
 * Reads a JSON body, counting what really comes: 415 unless it says it is plain UTF-8 JSON, 413
 * beyond `limit` bytes, 400 when the sender breaks off.
 */
export function readJsonBody(request: IncomingMessage, limit: number): Promise<Body> {
  if (!isPlainJson(request.headers)) {
    discardBody(request);
    return Promise.resolve({ refused: refusal(415, 'json-expected') });
  }
  return readUpTo(request, limit);
}

/** For a request that is refused by its headers: a sender cut off would not read the answer. */
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
 * Answers as soon as there is too much, and goes on throwing the rest away for a while: a sender
 * cut off in the middle would not read the answer.
 */
function readUpTo(request: IncomingMessage, limit: number): Promise<Body> {
  return new Promise((resolve) => {
    const chunks: Buffer[] = [];
    let size = 0;
    request.on('data', (chunk: Buffer) => {
      size += chunk.length;
      if (size <= limit) chunks.push(chunk);
      else {
        chunks.length = 0;
        resolve({ refused: refusal(413, 'too-large', { details: { limit } }) });
        if (size > limit + DRAINED) request.destroy();
      }
    });
    request.once('end', () => resolve({ bytes: Buffer.concat(chunks) }));
    const brokenOff = (): void => {
      if (!request.readableEnded) resolve({ refused: refusal(400, 'body-broken-off') });
    };
    request.once('error', brokenOff);
    request.once('close', brokenOff);
  });
}
