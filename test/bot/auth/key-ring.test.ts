import { aToken, keysNamed, startKeySet } from '../../support/key-set-server.ts';
import { NO_LIMITS, NOON, runDesk, type TestDesk } from '../../support/running-desk.ts';
import { APP_ID, SERVICE_ORIGIN, teamsEnvironment } from '../../support/teams-environment.ts';
import { asJson, wireActivity } from '../../support/wire-activity.ts';

const [first, second] = keysNamed('first', 'second');
const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

let keySet: Awaited<ReturnType<typeof startKeySet>>;
let desk: TestDesk;
let now: number;
beforeEach(async () => {
  now = NOON;
  keySet = await startKeySet(first);
  desk = await runDesk({
    environment: teamsEnvironment,
    settings: keySet.settings,
    clock: { now: () => now },
    rates: NO_LIMITS,
  });
});
afterEach(async () => {
  await desk.close();
  await keySet.close();
});

let count = 0;
/** A new token per call, so that none is cached. */
const freshToken = (key = first) =>
  aToken(
    {
      iss: 'https://api.botframework.com',
      aud: APP_ID,
      serviceurl: `${SERVICE_ORIGIN}/`,
      exp: Math.floor(Date.now() / 1000) + 3600,
      jti: ++count,
    },
    key,
  );
const statusWith = async (token: string) =>
  (await desk.post('/api/messages', asJson(wireActivity(), { authorization: `Bearer ${token}` })))
    .status;

it('fetches the keys once for concurrent first requests', async () => {
  const statuses = await Promise.all(Array.from({ length: 32 }, () => statusWith(freshToken())));
  expect(new Set(statuses)).toEqual(new Set([200]));
  expect(keySet.fetches).toBe(2);
});

it('accepts a new key at once and refuses tokens signed with a removed key', async () => {
  const signedBefore = freshToken();
  expect(await statusWith(signedBefore)).toBe(200);
  keySet.keys = [second];
  now += 2 * MINUTE;
  expect(await statusWith(freshToken(second))).toBe(200);
  expect(await statusWith(signedBefore)).toBe(401);
});

it('fetches for unknown keys at most once a minute', async () => {
  await statusWith(freshToken());
  for (let i = 0; i < 20; i++) expect(await statusWith(freshToken(second))).toBe(401);
  expect(keySet.fetches).toBe(2);
  now += 2 * MINUTE;
  for (let i = 0; i < 20; i++) expect(await statusWith(freshToken(second))).toBe(401);
  expect(keySet.fetches).toBe(4);
});

it('uses the known keys for days while fetching fails', async () => {
  expect(await statusWith(freshToken())).toBe(200);
  keySet.away = true;
  for (let day = 0; day < 3; day++) {
    now += DAY + MINUTE;
    expect(await statusWith(freshToken())).toBe(200);
  }
  expect(desk.log.map((line) => line['event'])).toContain('keys-unavailable');
  keySet.away = false;
  keySet.keys = [second];
  now += 2 * MINUTE;
  expect(await statusWith(freshToken(second))).toBe(200);
});

it('reports unavailable keys until the first fetch succeeds', async () => {
  keySet.away = true;
  const refused = await desk.post(
    '/api/messages',
    asJson(wireActivity(), { authorization: `Bearer ${freshToken()}` }),
  );
  expect([refused.status, refused.headers.get('retry-after')]).toEqual([503, '5']);
  keySet.away = false;
  expect(await statusWith(freshToken())).toBe(200);
});

it('keeps a key if its set is empty or malformed for a while', async () => {
  expect(await statusWith(freshToken())).toBe(200);
  keySet.keys = [];
  now += DAY + MINUTE;
  expect(await statusWith(freshToken())).toBe(200);
  expect(await statusWith(freshToken())).toBe(200);
});
