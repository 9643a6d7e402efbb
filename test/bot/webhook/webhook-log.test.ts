import { createHash } from 'node:crypto';
import { NO_LIMITS, NOON, runDesk, type TestDesk } from '../../support/running-desk.ts';
import { anAssignment, anEvent, signedHeaders } from '../../support/signed-event.ts';

let desk: TestDesk;
beforeEach(async () => void (desk = await runDesk({ rates: NO_LIMITS })));
afterEach(() => desk.close());

async function deliver(id: string, event: object): Promise<unknown> {
  const body = JSON.stringify(event);
  const headers = signedHeaders(body, { id, at: NOON });
  return (await desk.post('/api/webhooks/vouchers', { body, headers })).json();
}
/** The digest that docs/runbook.md computes in a shell. */
const digestOf = (id: string): string => createHash('sha256').update(id).digest('hex').slice(0, 32);
const loggedLines = () =>
  desk.log
    .filter(({ webhookId }) => webhookId !== undefined)
    .map(({ event, level, webhookId, outcome, code }) =>
      [level, event, webhookId, outcome ?? code].join(' '),
    );

it('logs the outcome of each event, which the sender does not see', async () => {
  const late = anEvent('voucher.expiry_changed', {
    voucherId: 'NOBODY-1',
    expiresAt: '2020-10-31',
  });
  expect(await deliver('w1', anAssignment())).toEqual({ accepted: true });
  expect(await deliver('w1', anAssignment())).toEqual({ accepted: true });
  expect(await deliver('w2', late)).toEqual({ accepted: true });
  expect(loggedLines().filter((line) => !line.includes('notice'))).toEqual([
    `info webhook-accepted ${digestOf('w1')} applied`,
    `info webhook-accepted ${digestOf('w1')} replayed`,
    `info webhook-accepted ${digestOf('w2')} unknown-voucher`,
    `warn event-parked ${digestOf('w2')} unknown-voucher`,
  ]);
});

it('names the invalid fields to the sender', async () => {
  const { error, fields } = (await deliver('w1', anAssignment({ offer: 'XDPS' }))) as {
    error: string;
    fields: unknown[];
  };
  expect([error, fields.length]).toEqual(['schema', 1]);
  expect(loggedLines()).toEqual([]);
});
