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
  const send = (chat: string, fields: object = {}, query = '') =>
    call('POST', `conversations/${encodeURIComponent(chat)}/activities${query}`, {
      type: 'message',
      text: 'hello',
      ...fields,
    });
  const idOf = async (answer: Promise<Response>) =>
    ((await (await answer).json()) as { id: string }).id;
  const codeOf = async (answer: Promise<Response>) => {
    const { status } = await answer;
    const { error } = (await (await answer).json()) as { error: { code: string } };
    return `${status} ${error.code}`;
  };

  it('stores the messages of a conversation with their updates', async () => {
    const chat = teams.chat({ tenantId, person: { aadObjectId: 'anna' } });
    const { id } = (await (await send(chat.id)).json()) as { id: string };
    await call('PUT', `conversations/${chat.id}/activities/${id}`, { text: 'changed' });
    expect(teams.messages(chat.id)).toMatchObject([
      { activity: { text: 'hello' }, updates: [{ text: 'changed' }] },
    ]);
  });

  it('opens a chat only with people who have the app, and lists its members', async () => {
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
    teams.chat({ id: 'chat', tenantId });
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
    const chats = Array.from({ length: 51 }, () => teams.chat({ tenantId }).id);
    const statuses = await Promise.all(chats.map(async (id) => (await send(id)).status));
    expect(statuses.filter((status) => status === 429)).toHaveLength(1);
    now = 1_000;
    expect((await send(chats[0]!)).status).toBe(201);
  });

  it('fails requests in the given order', async () => {
    teams.chat({ id: 'chat', tenantId });
    teams.fail({ status: 429, retryAfter: 3 });
    teams.fail({ reset: 'after' }, { operation: 'send' });
    teams.fail({ status: 502, applied: true });
    expect((await send('chat')).headers.get('retry-after')).toBe('3');
    await expect(send('chat')).rejects.toThrow();
    expect((await send('chat')).status).toBe(502);
    expect(teams.messages('chat')).toHaveLength(2);
  });

  it('names the reason why a conversation is closed', async () => {
    teams.chat({ id: 'chat', tenantId }).closed = 'ConversationBlockedByUser';
    expect(await (await send('chat')).json()).toMatchObject({
      error: { code: 'ConversationBlockedByUser' },
    });
  });

  it('refuses messages and the roster if the bot is not a member', async () => {
    const refused = '403 BotNotInConversationRoster';
    teams.chat({ id: '19:others@thread.v2', tenantId, botIsMember: false });
    for (const id of ['19:others@thread.v2', 'a:never-declared']) {
      expect(await codeOf(send(id))).toBe(refused);
      expect(await codeOf(call('GET', `conversations/${id}/members/29:anna`))).toBe(refused);
      expect(await codeOf(call('GET', `conversations/${id}/pagedmembers`))).toBe(refused);
    }
    expect(teams.messages()).toEqual([]);
  });

  it('lists the members with their own tenant and role', async () => {
    const { id } = teams.chat({
      tenantId,
      members: [
        { aadObjectId: 'anna' },
        { id: '29:guest', tenantId: 'fabrikam', userRole: 'guest' },
      ],
    });
    expect(await (await call('GET', `conversations/${id}/members`)).json()).toMatchObject({
      members: [
        { id: '29:anna', tenantId, userRole: 'user' },
        { id: '29:guest', tenantId: 'fabrikam', userRole: 'guest' },
      ],
    });
  });

  it.each([
    ['ConversationNotFound', 404],
    ['BotNotInConversationRoster', 403],
    ['ConversationBlockedByUser', 403],
    ['MessageWritesBlocked', 403],
    ['BotDisabledByAdmin', 403],
    ['NotEnoughPermissions', 403],
    ['BadArgument', 400],
    ['MessageSizeTooBig', 413],
    ['TooManyRequests', 429],
    ['PreconditionFailed', 412],
    ['ServiceUnavailable', 503],
  ])('answers %s with its documented status and body', async (code, status) => {
    const { id } = teams.chat({ tenantId });
    teams.fail({ code });
    expect(await codeOf(send(id))).toBe(`${status} ${code}`);
  });

  it('refuses a message over 100 KB', async () => {
    const { id } = teams.chat({ tenantId });
    expect(await codeOf(send(id, { text: 'x'.repeat(102_400) }))).toBe('413 MessageSizeTooBig');
    expect((await send(id, { text: 'x'.repeat(100_000) })).status).toBe(201);
  });

  it('refuses to change a message that the bot did not send', async () => {
    const { id } = teams.chat({ tenantId });
    const update = call('PUT', `conversations/${id}/activities/1590000000000`, { text: 'mine' });
    expect(await codeOf(update)).toBe('404 ActivityNotFoundInConversation');
  });

  it('stores a thread in its channel', async () => {
    const channel = teams.chat({ id: '19:planning@thread.tacv2', tenantId });
    expect((await send(`${channel.id};messageid=1`)).status).toBe(201);
    expect(channel).toMatchObject({
      type: 'channel',
      messages: [{ conversationId: `${channel.id};messageid=1` }],
    });
  });

  it('records the notification text and the activity-feed alert', async () => {
    const { id } = teams.chat({ tenantId, person: { aadObjectId: 'anna' } });
    await send(id, { summary: 'A voucher', channelData: { notification: { alert: true } } });
    await send(id);
    expect(teams.messages(id)).toMatchObject([
      { summary: 'A voucher', isAlert: true },
      { summary: undefined, isAlert: false },
    ]);
  });

  describe('the fake Teams with a targeted message', () => {
    const TARGETED = '?isTargetedActivity=true';
    const toAnna = { recipient: { id: '29:anna' } };

    it('shows it to its recipient only, for 24 hours', async () => {
      const chat = teams.chat({ tenantId, members: [{ id: '29:anna' }, { id: '29:bert' }] });
      const id = await idOf(send(chat.id, toAnna, TARGETED));
      const path = `conversations/${chat.id}/activities/${id}`;
      expect(teams.visibleTo('29:anna', chat)).toHaveLength(1);
      expect(teams.visibleTo('29:bert', chat)).toEqual([]);
      expect((await call('PUT', `${path}${TARGETED}`, { text: 'changed' })).status).toBe(200);
      now = 86_400_000;
      expect(teams.visibleTo('29:anna', chat)).toEqual([]);
      expect(await codeOf(call('PUT', `${path}${TARGETED}`, { text: 'late' }))).toBe(
        '404 ActivityNotFoundInConversation',
      );
    });

    it('refuses it in a personal chat, without a recipient, and an update with one', async () => {
      const personal = teams.chat({ tenantId, person: { id: '29:anna' } });
      expect(await codeOf(send(personal.id, toAnna, TARGETED))).toBe('400 BadArgument');
      const group = teams.chat({ tenantId });
      expect(await codeOf(send(group.id, {}, TARGETED))).toBe('400 BadArgument');
      const id = await idOf(send(group.id, toAnna, TARGETED));
      const path = `conversations/${group.id}/activities/${id}${TARGETED}`;
      expect(await codeOf(call('PUT', path, { text: 'changed', ...toAnna }))).toBe(
        '400 BadArgument',
      );
    });
  });

  it('returns tokens', async () => {
    const answer = await fetch(teams.tokenUrl, { method: 'POST', body: 'grant_type=x' });
    expect(await answer.json()).toMatchObject({ token_type: 'Bearer', expires_in: 3600 });
  });
});
