import { startFakeTeams, type FakeTeams } from './fake-teams.ts';

describe('the fake Teams', () => {
  const tenantId = 'contoso';
  let teams: FakeTeams;
  let now = 0;
  beforeEach(async () => {
    now = 0;
    teams = await startFakeTeams({ windows: true, now: () => now });
  });
  afterEach(() => teams.close());

  const call = (method: string, path: string, body?: object) =>
    fetch(`${teams.serviceUrl}v3/${path}`, { method, body: body && JSON.stringify(body) });
  const send = (chat: string, text = 'hello') =>
    call('POST', `conversations/${encodeURIComponent(chat)}/activities`, { type: 'message', text });

  it('keeps what a conversation was sent, with its updates', async () => {
    const chat = teams.chat({ tenantId, person: { aadObjectId: 'anna' } });
    const { id } = (await (await send(chat.id)).json()) as { id: string };
    await call('PUT', `conversations/${chat.id}/activities/${id}`, { text: 'changed' });
    expect(teams.messages(chat.id)).toMatchObject([
      { activity: { text: 'hello' }, updates: [{ text: 'changed' }] },
    ]);
  });

  it('opens a chat only with those who have the app, and tells who is in it', async () => {
    const chat = teams.chat({ tenantId, person: { aadObjectId: 'anna', email: 'a@x.example' } });
    const create = (id: string) => call('POST', 'conversations', { tenantId, members: [{ id }] });
    expect(await (await create('anna')).json()).toMatchObject({ id: chat.id });
    expect((await create('bert')).status).toBe(403);
    expect(await (await call('GET', `conversations/${chat.id}/members/anna`)).json()).toMatchObject(
      {
        id: '29:anna',
        email: 'a@x.example',
      },
    );
    expect((await call('GET', `conversations/${chat.id}/members/bert`)).status).toBe(404);
  });

  it.each([
    ['a thread in a second', 7, 0, 1_000],
    ['a thread in two seconds', 8, 150, 800],
  ])('refuses more than %s', async (_name, limit, stepMs, waitMs) => {
    const statuses: number[] = [];
    for (let sent = 0; sent <= limit; sent++) {
      statuses.push((await send('chat')).status);
      now += stepMs;
    }
    expect(statuses.filter((status) => status === 201)).toHaveLength(limit);
    expect(statuses.at(-1)).toBe(429);
    now += waitMs;
    expect((await send('chat')).status).toBe(201);
  });

  it('refuses the 51st request of a tenant in a second, whatever the thread', async () => {
    const statuses = await Promise.all(
      Array.from({ length: 51 }, async (_, at) => (await send(`chat-${at}`)).status),
    );
    expect(statuses.filter((status) => status === 429)).toHaveLength(1);
    now = 1_000;
    expect((await send('another')).status).toBe(201);
  });

  it('fails as told, in that order', async () => {
    teams.fail({ status: 429, retryAfter: 3 });
    teams.fail({ reset: 'after' }, { operation: 'send' });
    teams.fail({ status: 502, applied: true });
    expect((await send('chat')).headers.get('retry-after')).toBe('3');
    await expect(send('chat')).rejects.toThrow();
    expect((await send('chat')).status).toBe(502);
    expect(teams.messages('chat')).toHaveLength(2);
  });

  it('says why a conversation is closed', async () => {
    teams.chat({ id: 'chat', tenantId }).closed = 'ConversationBlockedByUser';
    expect(await (await send('chat')).json()).toMatchObject({
      error: { code: 'ConversationBlockedByUser' },
    });
  });

  it('hands out tokens', async () => {
    const answer = await fetch(teams.tokenUrl, { method: 'POST', body: 'grant_type=x' });
    expect(await answer.json()).toMatchObject({ token_type: 'Bearer', expires_in: 3600 });
  });
});
