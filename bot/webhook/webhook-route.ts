import { createHash } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type { Inbox, InboxAnswer } from '../../workflow/inbox/inbox.ts';
import type { Clock } from '../../workflow/kernel/ports.ts';
import { correlation } from '../telemetry/correlation.ts';
import { refusal, type HttpResponse } from '../http/http-response.ts';
import { decodeUtf8, parseJson, readJsonBody } from '../http/json-body.ts';
import type { Limits } from '../http/limits.ts';
import type { Log } from '../telemetry/log.ts';
import type { SignatureCheck } from './signature.ts';

/** Limit of the bytes received, whatever `Content-Length` declares. */
const BODY_LIMIT = 64 * 1024;
const REQUIRED = ['webhook-id', 'webhook-timestamp', 'webhook-signature'] as const;
/** The id is part of a key of earlier builds. */
const WEBHOOK_ID = /^[\w.~:@+=,-]{1,128}$/u;

export interface WebhookOptions {
  readonly limits: Pick<Limits, 'event'>;
  readonly inbox: Pick<Inbox, 'accept'>;
  readonly signatures: SignatureCheck;
  readonly clock: Clock;
  readonly log: Log;
}

/**
 * `POST /api/webhooks/vouchers`. Checks content type, size, headers, timestamp, signature and
 * schema, in this order. Nothing is stored before the signature was verified, and a 401 gives no
 * reason.
 * @throws StoreUnavailable; the sender repeats the event
 */
export async function receiveWebhook(
  { inbox, signatures, limits, clock, log }: WebhookOptions,
  request: IncomingMessage,
): Promise<HttpResponse> {
  const read = await readJsonBody(request, BODY_LIMIT);
  if ('refused' in read) return read.refused;

  const missing = REQUIRED.filter((name) => (request.headers[name] ?? '') === '');
  if (missing.length > 0) return refusal(400, 'headers-missing', { details: { missing } });
  const [id, timestamp, given] = REQUIRED.map((name) => String(request.headers[name]));
  if (id === undefined || !WEBHOOK_ID.test(id)) return refusal(400, 'webhook-id-malformed');
  const body = decodeUtf8(read.bytes);
  if (body === undefined) return refusal(400, 'encoding');

  const message = { id, timestamp: timestamp ?? '', signatures: given ?? '', body };
  const signed = signatures.check(message, clock.now());
  if ('problem' in signed) return { ...refusal(401, 'unauthorized'), because: signed.problem };
  const answer = limits.event(signed.secret) ?? (await accept(inbox, log, id, read.bytes));
  return { ...answer, proven: true };
}

async function accept(
  inbox: Pick<Inbox, 'accept'>,
  log: Log,
  id: string,
  bytes: Buffer,
): Promise<HttpResponse> {
  const json = parseJson(bytes);
  if ('problem' in json) return refusal(400, json.problem);
  const bodyHash = createHash('sha256').update(bytes).digest('base64url');
  const webhookId = digestOf(id);
  const cause = { webhookId, earlierId: id, correlationId: correlation.getStore() };
  const answer = await inbox.accept({ ...cause, bodyHash, body: json.value });
  if (answer.kind === 'accepted') {
    const outcome = answer.replayed ? 'replayed' : (answer.parked ?? 'applied');
    log.info('webhook-accepted', { webhookId, outcome });
    if (answer.parked !== undefined) log.warn('event-parked', { webhookId, code: answer.parked });
  }
  return answerTo(answer);
}

/** The sender's id can be any text; keys and log lines hold a digest. */
const digestOf = (id: string): string => createHash('sha256').update(id).digest('hex').slice(0, 32);

/** A parked event counts as accepted: only the admins can resolve it. */
function answerTo(answer: InboxAnswer): HttpResponse {
  switch (answer.kind) {
    case 'accepted':
      return { status: 202, body: { accepted: true } };
    case 'invalid':
      return refusal(422, 'schema', { details: { fields: answer.problems } });
    case 'conflict':
      return refusal(409, 'webhook-id-used');
    case 'busy':
      return refusal(503, 'busy', { headers: { 'retry-after': '5' } });
  }
}
