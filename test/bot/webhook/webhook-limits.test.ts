import { aStoreThatCanFail } from '../../support/a-store-that-can-fail.ts';
import { anAssignment, signedHeaders } from '../../support/signed-event.ts';
import { NO_LIMITS, NOON, runDesk, type TestDesk } from '../../support/running-desk.ts';

const PATH = '/api/webhooks/vouchers';
const event = JSON.stringify(anAssignment());
const delivery = (id: string) => ({ body: event, headers: signedHeaders(event, { id, at: NOON }) });
const junk = { body: 'junk', headers: { 'content-type': 'application/json' } };

let desk: TestDesk;
afterEach(() => desk.close());

describe('the limit per source', () => {
  const rates = {
    messages: NO_LIMITS.messages,
    webhook: { all: { burst: 4, perSecond: 0.5 }, refused: { burst: 2, perSecond: 0.1 } },
  };

  it('lets through what it allows, then 429 with the time to wait', async () => {
    const clock = { now: () => now };
    let now = NOON;
    desk = await runDesk({ rates, clock });
    const statuses: number[] = [];
    for (const id of ['1', '2', '3', '4'])
      statuses.push((await desk.post(PATH, delivery(id))).status);
    expect(statuses).toEqual([202, 202, 202, 202]);
    const tooMuch = await desk.post(PATH, delivery('5'));
    expect([tooMuch.status, tooMuch.headers.get('retry-after')]).toEqual([429, '2']);
    expect(await tooMuch.json()).toEqual({ error: 'too-many-requests' });
    now += 2000;
    expect((await desk.post(PATH, delivery('5'))).status).toBe(202);
    expect((await desk.post(PATH, delivery('6'))).status).toBe(429);
  });

  it('is lower for what has to be turned away', async () => {
    desk = await runDesk({ rates });
    for (const status of [400, 400, 429]) expect((await desk.post(PATH, junk)).status).toBe(status);
    expect((await desk.post(PATH, delivery('1'))).headers.get('retry-after')).toBe('10');
    expect((await desk.get('/healthz')).status).toBe(200);
  });

  it('holds for the one who sends, as far as our own proxies tell it', async () => {
    desk = await runDesk({
      rates,
      environment: {
        ...teamsEnvironment,
        TRUSTED_PROXIES: '1',
      },
    });
    const from = (forwarded: string) =>
      desk.post(PATH, { ...junk, headers: { ...junk.headers, 'x-forwarded-for': forwarded } });
    for (const status of [400, 400, 429]) expect((await from('203.0.113.7')).status).toBe(status);
    // What stands left of our proxy's entry is the sender's own invention.
    expect((await from('198.51.100.1, 203.0.113.7')).status).toBe(429);
    expect((await from('203.0.113.7:4711')).status).toBe(429);
    expect((await from('203.0.113.8')).status).toBe(400);
    expect((await from('2001:db8:1:2::1')).status).toBe(400);
    expect((await from('[2001:db8:1:2:ffff::2]:443')).status).toBe(400);
    expect((await from('2001:db8:1:2::3')).status).toBe(429);
    expect((await from('2001:db8:1:3::1')).status).toBe(400);
  });
});

describe('a store that does not answer', () => {
  it('is 503; the same delivery is taken once it is back', async () => {
    const documents = aStoreThatCanFail({ now: () => NOON });
    desk = await runDesk({ documents, rates: NO_LIMITS });
    documents.away = true;
    const refused = await desk.post(PATH, delivery('1'));
    expect([refused.status, refused.headers.get('retry-after')]).toEqual([503, '5']);
    expect(desk.log.at(-1)).toMatchObject({ event: 'store-unavailable', level: 'error' });
    documents.away = false;
    expect((await desk.post(PATH, delivery('1'))).status).toBe(202);
  });
});

const teamsEnvironment = {
  MicrosoftAppType: 'SingleTenant',
  MicrosoftAppId: '0a0a0a0a-0b0b-4c0c-8d0d-0e0e0e0e0e0e',
  MicrosoftAppPassword: 'not used here',
  MicrosoftAppTenantId: '0a0a0a0a-0b0b-4c0c-8d0d-0e0e0e0e0e01',
  ALLOWED_TENANTS: '0f0e0d0c-0b0a-4908-8706-050403020100',
};
