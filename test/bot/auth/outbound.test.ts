import { TeamsInfo, type TurnContext } from 'botbuilder';
import { startFakeTeams, type FakeTeams } from '../../support/fake-teams.ts';
import { aToken, keysNamed, startKeySet } from '../../support/key-set-server.ts';
import { aLogin } from '../../support/microsoft-login.ts';
import { NO_LIMITS, runDesk, type TestDesk } from '../../support/running-desk.ts';
import { APP_ID, teamsEnvironment } from '../../support/teams-environment.ts';
import { TENANT } from '../../support/signed-event.ts';
import { asJson, wireActivity } from '../../support/wire-activity.ts';

const [key] = keysNamed('ours');
let keySet: Awaited<ReturnType<typeof startKeySet>>;
let teams: FakeTeams;
let login: ReturnType<typeof aLogin>;
let desk: TestDesk;

beforeEach(async () => {
  [keySet, teams, login] = [await startKeySet(key), await startFakeTeams(), aLogin()];
  desk = await runDesk({
    environment: { ...teamsEnvironment, SERVICE_URL_HOSTS: new URL(teams.serviceUrl).origin },
    settings: keySet.settings,
    fetch: login.fetch,
    rates: NO_LIMITS,
    clock: { now: () => Date.now() },
    bot: () => ({ run: reply }),
  });
});
afterEach(async () => {
  await desk.close();
  await Promise.all([keySet.close(), teams.close()]);
});

async function reply(context: TurnContext): Promise<void> {
  if (context.activity.text === 'who am I') await TeamsInfo.getMember(context, '29:paula');
  await context.sendActivity(`you said ${context.activity.text}`);
}

function send(text: string, conversationId: string): Promise<Response> {
  const claims = {
    iss: 'https://api.botframework.com',
    aud: APP_ID,
    serviceurl: teams.serviceUrl,
    exp: Math.floor(Date.now() / 1000) + 3600,
  };
  const activity = wireActivity({
    type: 'message',
    text,
    serviceUrl: teams.serviceUrl,
    conversation: { id: conversationId, tenantId: TENANT },
  });
  const authorization = `Bearer ${aToken(claims, key)}`;
  return desk.post('/api/messages', asJson(activity, { authorization }));
}

it('sends a reply with the bot’s token', async () => {
  const chat = teams.chat({ tenantId: TENANT });
  expect((await send('hello', chat.id)).status).toBe(200);
  expect(chat.messages.map(({ activity }) => activity.text)).toEqual(['you said hello']);
  expect(teams.requests.map(({ authorization }) => authorization)).toEqual(['Bearer token-1']);
});

it('requests one token for concurrent turns', async () => {
  const chat = teams.chat({ tenantId: TENANT });
  const turns = Array.from({ length: 32 }, (_each, at) => send(String(at), chat.id));
  for (const response of await Promise.all(turns)) expect(response.status).toBe(200);
  expect(chat.messages).toHaveLength(32);
  expect(login.tokens).toBe(1);
});

it.each([
  [500, 0],
  [502, 0],
  [503, 0],
  [504, 0],
  [429, 60],
])(
  'sends a reply only once if it fails with %i and Retry-After: %i',
  async (status, retryAfter) => {
    const chat = teams.chat({ tenantId: TENANT });
    teams.fail({ status, retryAfter });
    await send('hello', chat.id);
    expect(teams.requests).toHaveLength(1);
  },
);

it('sends a reply only once if its response is lost', async () => {
  const chat = teams.chat({ tenantId: TENANT });
  teams.fail({ reset: 'after' });
  await send('hello', chat.id);
  expect(chat.messages).toHaveLength(1);
});

it('calls a failing SDK operation only once', async () => {
  const chat = teams.chat({ tenantId: TENANT });
  teams.fail({ status: 503 });
  await send('who am I', chat.id);
  expect(teams.requests.map(({ operation }) => operation)).toEqual(['member']);
});

it('shows rejected credentials in the body of /readyz until they are accepted', async () => {
  login.refuses = true;
  const unready = await desk.get('/readyz');
  expect([unready.status, await unready.json()]).toEqual([
    200,
    { store: 'ok', credentials: 'unusable' },
  ]);
  expect(desk.log.at(-1)).toMatchObject({ event: 'credentials-unusable', level: 'error' });
  login.refuses = false;
  const ready = await desk.get('/readyz');
  expect([ready.status, await ready.json()]).toEqual([200, { store: 'ok', credentials: 'ok' }]);
});
