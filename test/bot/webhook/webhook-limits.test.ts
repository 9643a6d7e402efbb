import { aStoreThatCanFail } from '../../support/a-store-that-can-fail.ts';
import { anAssignment, SECRET, signedHeaders } from '../../support/signed-event.ts';
import { teamsEnvironment } from '../../support/teams-environment.ts';
import { NO_LIMITS, NOON, runDesk, type TestDesk } from '../../support/running-desk.ts';

const OTHER_SECRET = `whsec_${Buffer.alloc(32, 'other').toString('base64')}`;
const PATH = '/api/webhooks/vouchers';
const event = JSON.stringify(anAssignment());
const delivery = (id: string) => ({ body: event, headers: signedHeaders(event, { id, at: NOON }) });
const junk = { body: 'junk', headers: { 'content-type': 'application/json' } };

let desk: TestDesk;
afterEach(() => desk.close());

const rates = {
  ...NO_LIMITS,
  secret: { burst: 4, perSecond: 0.5 },
  unproven: { burst: 2, perSecond: 0.1 },
};

describe('events signed with one secret', () => {
  it('are accepted up to the rate; then 429 names the seconds to wait', async () => {
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

  it('do not use up the rate of another secret', async () => {
    const environment = { WEBHOOK_SECRETS: `${SECRET},${OTHER_SECRET}` };
    desk = await runDesk({ rates, environment });
    for (const id of ['1', '2', '3', '4']) await desk.post(PATH, delivery(id));
    expect((await desk.post(PATH, delivery('5'))).status).toBe(429);
    const other = signedHeaders(event, { id: '6', at: NOON, secrets: [OTHER_SECRET] });
    expect((await desk.post(PATH, { body: event, headers: other })).status).toBe(202);
  });
});

describe('requests without a valid signature', () => {
  it('get 429 above the rate of their address, and are no longer logged', async () => {
    desk = await runDesk({ rates });
    for (const status of [400, 400, 429, 429])
      expect((await desk.post(PATH, junk)).status).toBe(status);
    expect(desk.log.filter(({ event: name }) => name === 'http-refused')).toHaveLength(2);
  });

  it('never block a signed event from the same address', async () => {
    desk = await runDesk({ rates });
    for (let i = 0; i < 61; i++) await desk.post(PATH, junk);
    expect((await desk.post(PATH, delivery('1'))).status).toBe(202);
    const invalid = JSON.stringify({ type: 'unknown' });
    const headers = signedHeaders(invalid, { id: '2', at: NOON });
    expect((await desk.post(PATH, { body: invalid, headers })).status).toBe(422);
  });

  it('are counted per sender, as far as trusted proxies identify it', async () => {
    desk = await runDesk({ rates, environment: { ...teamsEnvironment, TRUSTED_PROXIES: '1' } });
    const from = (forwarded: string) =>
      desk.post(PATH, { ...junk, headers: { ...junk.headers, 'x-forwarded-for': forwarded } });
    for (const status of [400, 400, 429]) expect((await from('203.0.113.7')).status).toBe(status);
    // Entries left of the trusted proxy's can be forged by the sender.
    expect((await from('198.51.100.1, 203.0.113.7')).status).toBe(429);
    expect((await from('203.0.113.7:4711')).status).toBe(429);
    expect((await from('203.0.113.8')).status).toBe(400);
    expect((await from('2001:db8:1:2::1')).status).toBe(400);
    expect((await from('[2001:db8:1:2:ffff::2]:443')).status).toBe(400);
    expect((await from('2001:db8:1:2::3')).status).toBe(429);
    expect((await from('2001:db8:1:3::1')).status).toBe(400);
  });

  it.each([
    ['0', 1],
    ['1', 0],
  ])(
    'cause, with TRUSTED_PROXIES=%s, %i warnings if they are forwarded',
    async (TRUSTED_PROXIES, times) => {
      desk = await runDesk({ environment: { ...teamsEnvironment, TRUSTED_PROXIES } });
      for (let i = 0; i < 3; i++)
        await desk.post(PATH, {
          ...junk,
          headers: { ...junk.headers, 'x-forwarded-for': '203.0.113.7' },
        });
      const warnings = desk.log.filter(({ event: name }) => name === 'proxy-not-trusted');
      expect(warnings).toHaveLength(times);
    },
  );
});

describe('an unavailable store', () => {
  it('is answered with 503; the same delivery is accepted later', async () => {
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
