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
const problemOf = (given: string) =>
  signatures.problemWith(
    { id: 'msg_1', timestamp: headers['webhook-timestamp'] ?? '', signatures: given, body },
    NOON,
  );

it('sixteen signatures are looked at and no more: a sender has not that many secrets', () => {
  const foreign = (count: number) => Array<string>(count).fill('v1,bm90IG91cnM=');
  expect(problemOf([...foreign(15), signature].join(' '))).toBeUndefined();
  expect(problemOf([...foreign(16), signature].join(' '))).toBe('signature-wrong');
});

it('an event of a voucher that others change over and over is to be sent again', async () => {
  const request = Object.assign(Readable.from([Buffer.from(body)]), { headers });
  const inbox = { accept: () => Promise.resolve({ kind: 'busy' } as const) };
  const options = { inbox, signatures, clock: { now: () => NOON }, log: createLog('silent') };
  expect(await receiveWebhook(options, request as unknown as IncomingMessage)).toMatchObject({
    status: 503,
    headers: { 'retry-after': '5' },
    body: { error: 'busy' },
  });
});
