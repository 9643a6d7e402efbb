import { Agent } from 'undici';
import { Connector } from '../../../bot/outbox/teams/connector.ts';
import { exchange } from '../../../bot/outbox/teams/exchange.ts';
import { cachedToken } from '../../../bot/auth/token-source.ts';
import { startFakeTeams, type Fault, type FakeTeams } from '../../support/fake-teams.ts';

/** The documented error of a recipient who blocked the bot: without `error.code`. */
const MESSAGE_WRITES_BLOCKED = {
  errorCode: 209,
  message: JSON.stringify({
    subCode: 'MessageWritesBlocked',
    details: 'Thread is blocked from message writes.',
    errorCode: null,
    errorSubCode: null,
  }),
};

describe('the connector', () => {
  const now = Date.parse('2020-06-03T08:00:00Z');
  const clock = { now: () => now };
  let teams: FakeTeams;
  let connector: Connector;
  let tokens: number;

  beforeEach(async () => {
    teams = await startFakeTeams();
    teams.chat({ id: CHAT, tenantId: 'contoso' });
    tokens = 0;
    connector = new Connector({
      clock,
      token: cachedToken(
        async () => ({ value: `token-${++tokens}`, expiresAt: now + 3_600_000 }),
        clock,
      ),
      mayCall: (serviceUrl) => serviceUrl.startsWith(teams.serviceUrl),
      timeoutMs: 1_000,
    });
  });
  afterEach(async () => {
    await connector.close();
    await teams.close();
  });

  const CHAT = 'a:chat/1;x=2';
  const send = (conversationId = CHAT, serviceUrl = teams.serviceUrl) =>
    connector.send(serviceUrl, conversationId, { type: 'message', text: 'hello' });

  it('opens, sends and updates with the token in each request', async () => {
    teams.chat({ id: 'a:anna', tenantId: 'contoso', person: { aadObjectId: 'anna' } });
    const opened = await connector.openChat(teams.serviceUrl, {
      tenantId: 'contoso',
      members: [{ id: 'anna' }],
    });
    expect(opened).toMatchObject({ status: 201, id: 'a:anna' });
    const sent = await send('a:anna');
    const [message] = teams.messages('a:anna');
    expect(sent).toMatchObject({ status: 201, id: message!.id });
    await connector.update(teams.serviceUrl, 'a:anna', message!.id, { text: 'changed' });
    expect(message).toMatchObject({ activity: { text: 'hello' }, updates: [{ text: 'changed' }] });
    expect(new Set(teams.requests.map((request) => request.authorization))).toEqual(
      new Set(['Bearer token-1']),
    );
  });

  it('reaches a conversation with any id, below the service URL’s path', async () => {
    teams.chat({ id: '19:a/b?c#d@thread.tacv2', tenantId: 'contoso' });
    await connector.send(`${teams.serviceUrl}emea`, '19:a/b?c#d@thread.tacv2', { text: 'hello' });
    expect(teams.messages('19:a/b?c#d@thread.tacv2')).toHaveLength(1);
    expect(teams.requests[0]?.path.startsWith('/emea/v3/')).toBe(true);
  });

  const faults: [string, Fault, object, number][] = [
    ['a reset before', { reset: 'before' }, { status: 'unknown' }, 0],
    ['a reset after', { reset: 'after' }, { status: 'unknown' }, 1],
    ['silence', { hang: true }, { status: 'unknown' }, 0],
    ['429', { status: 429, retryAfter: 2 }, { status: 429, retryAfterMs: 2_000 }, 0],
    ['502 after taking it', { status: 502, applied: true }, { status: 502 }, 1],
    [
      '403',
      { status: 403, code: 'BotDisabledByAdmin' },
      { status: 403, code: 'BotDisabledByAdmin' },
      0,
    ],
    [
      '403 of the messaging service',
      { status: 403, body: MESSAGE_WRITES_BLOCKED },
      { status: 403, code: 'MessageWritesBlocked' },
      0,
    ],
    ['a code that is none', { status: 403, code: 'Anna said <b>' }, { code: undefined }, 0],
  ];
  it.each(faults)(
    'sends once and returns status and code: %s',
    async (_name, fault, outcome, taken) => {
      teams.fail(fault);
      expect(await send()).toMatchObject(outcome);
      expect(teams.requests).toHaveLength(1);
      expect(teams.messages()).toHaveLength(taken);
    },
  );

  it('never sends a request that timed out while waiting for a connection', async () => {
    const oneSocket = new Agent({ connections: 1 });
    teams.fail({ hang: true });
    const post = (timeoutMs: number) =>
      exchange(oneSocket, {
        method: 'POST',
        url: new URL(`${teams.serviceUrl}v3/conversations`),
        headers: {},
        body: '{}',
        timeoutMs,
      });
    // The second times out while the first still holds the only connection.
    const both = await Promise.allSettled([post(1_000), post(500)]);
    await oneSocket.close();
    expect(both.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
    expect(teams.requests).toHaveLength(1);
  });

  it('reports a refused connection as not sent', async () => {
    const { serviceUrl } = teams;
    await teams.close();
    expect(await send('chat', serviceUrl)).toEqual({ status: 'not-sent' });
    teams = await startFakeTeams();
  });

  it('sends no token to a host outside Teams', async () => {
    const forged = await startFakeTeams();
    expect(await send('chat', forged.serviceUrl)).toEqual({
      status: 'foreign-host',
    });
    expect(forged.requests).toHaveLength(0);
    expect(tokens).toBe(0);
    await forged.close();
  });

  it('requests a new token after one was rejected', async () => {
    teams.fail({ status: 401 });
    expect(await send()).toMatchObject({ status: 401 });
    await send();
    expect(teams.requests.at(-1)?.authorization).toBe('Bearer token-2');
  });

  it('reports a failed token request', async () => {
    const lockedOut = new Connector({
      clock,
      mayCall: () => true,
      token: { get: () => Promise.reject(new Error('expired')), refuse: () => undefined },
    });
    expect(await lockedOut.send(teams.serviceUrl, 'chat', {})).toEqual({
      status: 'no-token',
    });
    expect(teams.requests).toHaveLength(0);
    await lockedOut.close();
  });
});
