import { generateKeyPairSync, sign } from 'node:crypto';
import {
  anHmacToken,
  aToken,
  keysNamed,
  startKeySet,
  unsigned,
} from '../../support/key-set-server.ts';
import { NO_LIMITS, runDesk, type TestDesk } from '../../support/running-desk.ts';
import { APP_ID, SERVICE_ORIGIN, teamsEnvironment } from '../../support/teams-environment.ts';
import { asJson, wireActivity } from '../../support/wire-activity.ts';

const SERVICE_URL = `${SERVICE_ORIGIN}/`;
/** The real clock, because the SDK reads it. */
const now = Math.floor(Date.now() / 1000);
const good = {
  iss: 'https://api.botframework.com',
  aud: APP_ID,
  serviceurl: SERVICE_URL,
  nbf: now - 60,
  exp: now + 3600,
};
const [ours, forged] = keysNamed('ours', 'ours');
const elliptic = { kid: 'elliptic', ...generateKeyPairSync('ec', { namedCurve: 'P-256' }) };

let keySet: Awaited<ReturnType<typeof startKeySet>>;
let desk: TestDesk;
beforeAll(async () => {
  keySet = await startKeySet(ours, elliptic);
  desk = await runDesk({
    environment: teamsEnvironment,
    settings: keySet.settings,
    rates: NO_LIMITS,
  });
});
afterAll(async () => {
  await desk.close();
  await keySet.close();
});
/** The SDK logs bad tokens to the console; the test fails if it does. */
let toConsole: jest.SpiedFunction<typeof console.error>;
beforeEach(
  () => void (toConsole = jest.spyOn(console, 'error').mockImplementation(() => undefined)),
);
afterEach(() => {
  expect(toConsole).not.toHaveBeenCalled();
  jest.restoreAllMocks();
});

const claimsBut = (changed: Record<string, unknown>) => ({ ...good, ...changed });
const bearer = (token: string) => `Bearer ${token}`;
const send = (authorization: string | undefined, fields: Record<string, unknown> = {}) =>
  desk.post(
    '/api/messages',
    asJson(wireActivity(fields), authorization === undefined ? {} : { authorization }),
  );

describe('a valid token', () => {
  it('is accepted with its activity', async () => {
    const response = await send(bearer(aToken(good, ours)));
    expect([response.status, await response.json()]).toEqual([200, { greeting: 'hello' }]);
  });

  it('is accepted within the clock skew, a little early or late', async () => {
    const old = aToken(claimsBut({ exp: now - 200 }), ours);
    const early = aToken(claimsBut({ nbf: now + 200 }), ours);
    expect((await send(bearer(old))).status).toBe(200);
    expect((await send(bearer(early))).status).toBe(200);
  });
});

describe('a bad token', () => {
  const token = aToken(good, ours);
  const [header = '', payload = '', signature = ''] = token.split('.');
  const publicPem = ours.publicKey.export({ type: 'spki', format: 'pem' }).toString();
  const ecContent = unsigned({ alg: 'ES256', kid: elliptic.kid }, good);
  const ecSignature = sign('sha256', Buffer.from(ecContent), elliptic.privateKey);
  const skill = claimsBut({ ver: '1.0', appid: '0f0f0f0f-0b0b-4c0c-8d0d-0e0e0e0e0e0e' });
  const emulator = claimsBut({
    iss: 'https://sts.windows.net/d6d49420-f39b-4df7-a1dc-d59a935871db/',
    ver: '1.0',
    appid: APP_ID,
  });
  const own = { jwk: forged.publicKey.export({ format: 'jwk' }) };

  const table: [string, string | undefined][] = [
    ['no header', undefined],
    ['an empty header', ''],
    ['another scheme', `Basic ${token}`],
    ['the scheme in lower case', `bearer ${token}`],
    ['no token', 'Bearer '],
    ['the token without a scheme', token],
    ['two tokens', `Bearer ${token} ${token}`],
    ['words', 'Bearer let me in'],
    ['two parts', bearer(`${header}.${payload}`)],
    ['four parts', bearer(`${token}.${signature}`)],
    ['an empty signature', bearer(`${header}.${payload}.`)],
    ['a payload that is no JSON', bearer(`${header}.bm8ganNvbg.${signature}`)],
    ['a header that is no JSON', bearer(`bm8ganNvbg.${payload}.${signature}`)],
    ['an endless one', bearer(aToken(claimsBut({ more: 'x'.repeat(9000) }), ours))],
    ['expired', bearer(aToken(claimsBut({ exp: now - 600 }), ours))],
    ['not valid yet', bearer(aToken(claimsBut({ nbf: now + 600 }), ours))],
    ['without an expiry', bearer(aToken(claimsBut({ exp: undefined }), ours))],
    ['an expiry that is a word', bearer(aToken(claimsBut({ exp: 'never' }), ours))],
    ['another issuer', bearer(aToken(claimsBut({ iss: 'https://evil.example' }), ours))],
    ['no issuer', bearer(aToken(claimsBut({ iss: undefined }), ours))],
    ['several issuers', bearer(aToken(claimsBut({ iss: [good.iss] }), ours))],
    ['the issuer of the emulator', bearer(aToken(emulator, ours))],
    ['the token of a skill', bearer(aToken(skill, ours))],
    [
      'another audience',
      bearer(aToken(claimsBut({ aud: teamsEnvironment.ALLOWED_TENANTS }), ours)),
    ],
    ['no audience', bearer(aToken(claimsBut({ aud: undefined }), ours))],
    ['several audiences', bearer(aToken(claimsBut({ aud: [APP_ID, 'x'] }), ours))],
    [
      'another service URL',
      bearer(aToken(claimsBut({ serviceurl: 'https://a.teams.example/' }), ours)),
    ],
    ['no service URL', bearer(aToken(claimsBut({ serviceurl: undefined }), ours))],
    ['no algorithm', bearer(`${unsigned({ alg: 'none', kid: 'ours' }, good)}.${signature}`)],
    ['no algorithm, no signature', bearer(`${unsigned({ alg: 'none', kid: 'ours' }, good)}.`)],
    ['our public key as a shared secret', bearer(anHmacToken(good, 'ours', publicPem))],
    ['an elliptic key', bearer(`${ecContent}.${ecSignature.toString('base64url')}`)],
    ['a foreign key under our key id', bearer(aToken(good, forged))],
    ['a key it brings along', bearer(aToken(good, forged, own))],
    ['an unknown key', bearer(aToken(good, { ...forged, kid: 'theirs' }))],
    ['no key id', bearer(aToken(good, ours, { kid: undefined }))],
    [
      'a changed payload',
      bearer(`${header}.${unsigned({}, claimsBut({ nbf: 0 })).split('.')[1] ?? ''}.${signature}`),
    ],
    [
      'the signature of another token',
      bearer(`${header}.${payload}.${aToken(claimsBut({ nbf: 1 }), ours).split('.')[2] ?? ''}`),
    ],
  ];

  it.each(table)('is refused with 401 and runs no turn: %s', async (_what, authorization) => {
    await expectRefused(await send(authorization));
  });

  it.each([
    ['of another service URL than it says', { serviceUrl: 'https://b.teams.example/' }],
    ['of a channel its key is not endorsed for', { channelId: 'webchat' }],
    ['of the emulator', { channelId: 'emulator' }],
    ['of a channel that has an SDK validation of its own', { channelId: 'AseChannel' }],
  ])('is refused with an activity %s', async (_what, fields) => {
    await expectRefused(await send(bearer(aToken(claimsBut({ nbf: now - 61 }), ours)), fields));
    // Repeated with a cached token.
    const known = bearer(aToken(good, ours));
    expect((await send(known)).status).toBe(200);
    await expectRefused(await send(known, fields));
  });

  it.each([
    'https://evil.example/',
    'http://a.teams.example/',
    'https://teams.example/',
    'https://a.teams.example.evil.example/',
    'https://a.teams.example:8443/',
    'https://user:word@a.teams.example/',
    'http://127.0.0.1:10/',
  ])('is refused for the service URL %s, which is not one of Teams', async (serviceUrl) => {
    const authorization = bearer(aToken(claimsBut({ serviceurl: serviceUrl }), ours));
    await expectRefused(await send(authorization, { serviceUrl }));
  });

  it.each<[string, string]>([
    ['expired', 'expired'],
    ['not valid yet', 'not-yet-valid'],
    ['another audience', 'audience'],
    ['no audience', 'audience'],
    ['an unknown key', 'unknown-key'],
    ['a foreign key under our key id', 'signature'],
    ['another issuer', 'issuer'],
    ['words', 'no-token'],
    ['a payload that is no JSON', 'malformed'],
    ['without an expiry', 'no-expiry'],
    ['another service URL', 'service-url'],
    ['an elliptic key', 'unknown-key'],
    ['our public key as a shared secret', 'invalid'],
  ])('is logged with its reason, which the answer does not contain: %s', async (what, code) => {
    const [, authorization] = table.find(([name]) => name === what) ?? [];
    await expectRefused(await send(authorization));
    expect(desk.log.at(-1)).toMatchObject({ event: 'token-refused', code });
  });

  it('is distinguished from a valid one for a service URL of Teams', async () => {
    const serviceUrl = 'https://a.teams.example/';
    const authorization = bearer(aToken(claimsBut({ serviceurl: serviceUrl }), ours));
    expect((await send(authorization, { serviceUrl })).status).toBe(200);
  });

  async function expectRefused(response: Response): Promise<void> {
    expect([response.status, await response.text()]).toEqual([401, '{"error":"unauthorized"}']);
    expect(response.headers.get('www-authenticate')).toBeNull();
    expect(desk.log.at(-1)).toMatchObject({ event: 'token-refused', status: 401 });
  }
});

describe('the tenant of an activity', () => {
  const other = 'aaaaaaaa-0b0a-4908-8706-050403020100';
  const conversation = (tenantId: string | undefined) => ({ id: 'a:1', tenantId });
  const channelData = (id: string | undefined) => (id === undefined ? {} : { tenant: { id } });
  const allowed = teamsEnvironment.ALLOWED_TENANTS;

  it.each([
    ['one that is not allowed', other, other, 403],
    ['none', undefined, undefined, 403],
    ['two, one of them allowed', allowed, other, 403],
    ['two the other way round', other, allowed, 403],
    ['an allowed one in both places', allowed, allowed, 200],
    ['in capitals', allowed.toUpperCase(), allowed, 200],
    ['in the channel data alone', undefined, allowed, 200],
    ['in the conversation alone', allowed, undefined, 200],
  ])(
    'is checked against the allowed tenants: %s',
    async (_what, inConversation, inChannelData, status) => {
      const fields = {
        conversation: conversation(inConversation),
        channelData: channelData(inChannelData),
      };
      expect((await send(bearer(aToken(good, ours)), fields)).status).toBe(status);
    },
  );
});

it('accepts a valid click while invalid tokens arrive from the same address', async () => {
  const guarded = await runDesk({
    environment: teamsEnvironment,
    settings: keySet.settings,
    rates: { ...NO_LIMITS, unproven: { burst: 5, perSecond: 1 } },
  });
  const click = (authorization: string) =>
    guarded.post('/api/messages', asJson(wireActivity(), { authorization }));
  // Valid Microsoft tokens for another bot that was registered with our endpoint.
  const foreign = bearer(aToken(claimsBut({ aud: '0f0f0f0f-0b0b-4c0c-8d0d-0e0e0e0e0e0e' }), ours));
  const statuses: number[] = [];
  for (let round = 0; round < 10; round++) {
    for (let junk = 0; junk < 4; junk++) statuses.push((await click(foreign)).status);
    expect((await click(bearer(aToken(claimsBut({ exp: now + 3600 + round }), ours)))).status).toBe(
      200,
    );
  }
  await guarded.close();
  expect(statuses).toEqual([...Array<number>(5).fill(401), ...Array<number>(35).fill(429)]);
  const refused = guarded.log.filter(({ event }) => event === 'token-refused');
  expect(refused).toHaveLength(5);
});

it('limits one person without limiting a colleague', async () => {
  const guarded = await runDesk({
    environment: teamsEnvironment,
    settings: keySet.settings,
    rates: { ...NO_LIMITS, person: { burst: 2, perSecond: 1 } },
  });
  const authorization = bearer(aToken(good, ours));
  const click = async (aadObjectId: string) => {
    const from = { id: `29:${aadObjectId}`, aadObjectId };
    return (await guarded.post('/api/messages', asJson(wireActivity({ from }), { authorization })))
      .status;
  };
  const statuses: number[] = [];
  for (const person of ['a', 'a', 'a', 'b']) statuses.push(await click(person));
  await guarded.close();
  expect(statuses).toEqual([200, 200, 429, 200]);
});
