import type { Activity } from 'botbuilder';
import { ClaimsIdentity, type BotFrameworkAuthentication } from 'botframework-connector';
import { Connectors } from '../../../bot/auth/connectors.ts';
import { DeskAuthentication } from '../../../bot/auth/desk-authentication.ts';
import { KeysUnavailable } from '../../../bot/auth/key-ring.ts';
import { DeskCredentials } from '../../../bot/auth/outbound-credentials.ts';
import { TokenCache } from '../../../bot/auth/token-cache.ts';
import { PUBLIC_CLOUD } from '../../../bot/auth/settings.ts';
import { serviceUrlPolicy } from '../../../bot/config/hosts.ts';
import { aToken, keysNamed } from '../../support/key-set-server.ts';
import { APP_ID } from '../../support/teams-environment.ts';

const NOON = Date.parse('2020-06-03T12:00:00Z');
const SERVICE_URL = 'https://smba.trafficmanager.net/emea/';
const [key] = keysNamed('ours');
const claims = {
  iss: PUBLIC_CLOUD.toBotFromChannelTokenIssuer,
  aud: APP_ID,
  exp: NOON / 1000 + 3600,
};
const header = (more: object = {}) => `Bearer ${aToken({ ...claims, ...more }, key)}`;
const from = (channelId: string, serviceUrl = SERVICE_URL) =>
  ({ channelId, serviceUrl }) as Activity;

/** Stub of the SDK that accepts every token and records the calls. */
function anAuthentication({ local = false, fails }: { local?: boolean; fails?: Error } = {}) {
  const asked: string[] = [];
  let clients = 0;
  const sdk = {
    authenticateRequest: async ({ serviceUrl }: Activity, authorization: string) => {
      asked.push(authorization);
      if (fails) throw fails;
      const claimsIdentity = new ClaimsIdentity([{ type: 'serviceurl', value: serviceUrl }], true);
      return { claimsIdentity };
    },
    createUserTokenClient: async () => ({ made: ++clients }),
  } as unknown as BotFrameworkAuthentication;
  const authentication = new DeskAuthentication({
    sdk,
    settings: PUBLIC_CLOUD,
    appId: local ? undefined : APP_ID,
    tokenCache: new TokenCache({ now: () => NOON }),
    connectors: new Connectors(new DeskCredentials(undefined)),
    isServiceUrlAllowed: serviceUrlPolicy({ local, hosts: ['smba.trafficmanager.net'] }),
  });
  return { authentication, asked };
}

it('validates a token once, however often it is presented', async () => {
  const { authentication, asked } = anAuthentication();
  const token = header();
  const first = await authentication.authenticateRequest(from('msteams'), token);
  const second = await authentication.authenticateRequest(from('msteams'), token);
  expect(asked).toEqual([token]);
  expect(second.claimsIdentity).toBe(first.claimsIdentity);
});

it('accepts a known token only for its own service URL', async () => {
  const { authentication } = anAuthentication();
  const token = header();
  await authentication.authenticateRequest(from('msteams'), token);
  const elsewhere = from('msteams', 'https://smba.trafficmanager.net/amer/');
  await expect(authentication.authenticateRequest(elsewhere, token)).rejects.toMatchObject({
    code: 'service-url',
  });
});

it('refuses a token for another bot without calling the SDK', async () => {
  const { authentication, asked } = anAuthentication();
  const answer = authentication.authenticateRequest(from('msteams'), header({ aud: 'other' }));
  await expect(answer).rejects.toMatchObject({ code: 'audience' });
  expect(asked).toEqual([]);
});

it.each([
  ['in Teams, Teams', false, 'msteams', true],
  ['in Teams, no emulator', false, 'emulator', false],
  ['in Teams, no other channel', false, 'directline', false],
  ['in Teams, not Outlook', false, 'outlook', false],
  ['in Teams, not Microsoft 365 Copilot', false, 'm365extensions', false],
  ['in local mode, Teams', true, 'msteams', true],
  ['in local mode, the emulator', true, 'emulator', true],
  ['in local mode, no other channel', true, 'directline', false],
  ['in local mode, not even one of no name', true, '', false],
])('accepts or refuses a channel as expected: %s', async (_what, local, channelId, isIn) => {
  const { authentication } = anAuthentication({ local });
  const activity = from(channelId, local ? 'http://127.0.0.1:3979/' : SERVICE_URL);
  const answer = authentication.authenticateRequest(activity, header());
  if (isIn) expect(await answer).toMatchObject({ callerId: PUBLIC_CLOUD.callerId });
  else await expect(answer).rejects.toMatchObject({ code: 'channel' });
});

it('validates no token and returns no claims in local mode', async () => {
  const { authentication, asked } = anAuthentication({ local: true });
  const activity = from('msteams', 'http://127.0.0.1:3979/');
  const { claimsIdentity } = await authentication.authenticateRequest(activity, header());
  expect(claimsIdentity).toMatchObject({ claims: [], authenticationType: 'anonymous' });
  expect(asked).toEqual([]);
});

it('reports unavailable keys as a server error, not as a bad token', async () => {
  const fails = new KeysUnavailable('an outage');
  const { authentication } = anAuthentication({ fails });
  const answer = authentication.authenticateRequest(from('msteams'), header());
  await expect(answer).rejects.toBe(fails);
});

it('reports an unknown SDK error as a bad token with its cause', async () => {
  const fails = new TypeError('of the SDK');
  const { authentication } = anAuthentication({ fails });
  const answer = authentication.authenticateRequest(from('msteams'), header());
  await expect(answer).rejects.toMatchObject({
    name: 'TokenRefused',
    code: 'invalid',
    message: 'the token was refused: invalid',
    cause: fails,
  });
});

it('refuses streaming connections and creates the unused client once', async () => {
  const { authentication } = anAuthentication();
  await expect(authentication.authenticateStreamingRequest()).rejects.toMatchObject({
    code: 'channel',
  });
  const nobody = new ClaimsIdentity([]);
  const made = await authentication.createUserTokenClient(nobody);
  expect(made).toEqual({ made: 1 });
  expect(await authentication.createUserTokenClient(nobody)).toBe(made);
});
