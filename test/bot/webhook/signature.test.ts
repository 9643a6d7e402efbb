import { Readable } from 'node:stream';
import type { IncomingMessage } from 'node:http';
import { createLog } from '../../../bot/telemetry/log.ts';
import { SignatureCheck } from '../../../bot/webhook/signature.ts';
import { receiveWebhook } from '../../../bot/webhook/webhook-route.ts';
import { NOON } from '../../support/running-desk.ts';
import { anAssignment, SECRET, signedHeaders } from '../../support/signed-event.ts';

const body = JSON.stringify(anAssignment());
const headers = signedHeaders(body, { id: 'msg_1', at: NOON });
const signature = headers['webhook-signature'] ?? '';
const signatures = new SignatureCheck([SECRET]);
const checked = (given: string) =>
  signatures.check(
    { id: 'msg_1', timestamp: headers['webhook-timestamp'] ?? '', signatures: given, body },
    NOON,
  );

it('compares at most sixteen signatures, more than a sender has secrets', () => {
  const foreign = (count: number) => Array<string>(count).fill('v1,bm90IG91cnM=');
  expect(checked([...foreign(15), signature].join(' '))).toEqual({ secret: 0 });
  expect(checked([...foreign(16), signature].join(' '))).toEqual({ problem: 'signature-wrong' });
});

it('answers an event with 503 if others change its voucher continually', async () => {
  const request = Object.assign(Readable.from([Buffer.from(body)]), { headers });
  const inbox = { accept: () => Promise.resolve({ kind: 'busy' } as const) };
  const limits = { event: () => undefined };
  const clock = { now: () => NOON };
  const options = { inbox, signatures, limits, clock, log: createLog('silent') };
  expect(await receiveWebhook(options, request as unknown as IncomingMessage)).toMatchObject({
    status: 503,
    headers: { 'retry-after': '5' },
    body: { error: 'busy' },
  });
});
