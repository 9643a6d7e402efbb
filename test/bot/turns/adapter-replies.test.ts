import { Connector } from '../../../bot/outbox/teams/connector.ts';
import { Replies } from '../../../bot/adapter/replies.ts';
import { startFakeTeams, type FakeConversation, type FakeTeams } from '../../support/fake-teams.ts';
import { VirtualTime } from '../../support/virtual-time.ts';

describe('a reply in a turn', () => {
  let teams: FakeTeams;
  let chat: FakeConversation;
  let connector: Connector;
  let replies: Replies;
  let time: VirtualTime;
  let isPaused: boolean;
  let throttledFor: number[];
  beforeEach(async () => {
    time = new VirtualTime('2020-06-15T08:00:00Z');
    teams = await startFakeTeams({ now: () => time.now() });
    time.busy = () => teams.isBusy;
    chat = teams.chat({ tenantId: 'contoso', person: { aadObjectId: 'anna' } });
    connector = new Connector({ clock: time, mayCall: () => true, timeoutMs: 5_000 });
    isPaused = false;
    throttledFor = [];
    replies = new Replies({
      connector,
      time,
      replying: () => ({
        answered: () => undefined,
        throttled: (forMs) => void throttledFor.push(forMs),
        isPaused: () => isPaused,
      }),
    });
  });
  afterEach(async () => {
    await connector.close();
    await teams.close();
  });

  const turn = () => ({ tenantId: 'contoso', key: {} });
  const message = (text: string, more: object = {}) => ({
    type: 'message',
    text,
    serviceUrl: teams.serviceUrl,
    conversation: { id: chat.id, isGroup: false, name: '', conversationType: 'personal' },
    ...more,
  });
  const outcome = (reply: Promise<unknown>): Promise<string> =>
    reply.then(
      () => 'sent',
      (error: unknown) =>
        error instanceof Error && 'code' in error ? String(error.code) : String(error),
    );
  const during = async (work: Promise<string>, milliseconds: number): Promise<string> => {
    await time.pass(milliseconds);
    return work;
  };
  const moments = () => teams.requests.map(({ at }) => at - teams.requests[0]!.at);

  it.each([
    ['429 with Retry-After: 1', { status: 429, retryAfter: 1 }, 1_000],
    ['429 with Retry-After: 4', { status: 429, retryAfter: 4 }, 4_000],
    ['429 that does not say how long', { status: 429 }, 1_000],
    ['412', { status: 412 }, 1_000],
  ])('is repeated once after %s', async (_name, fault, wait) => {
    teams.fail(fault);
    expect(await during(outcome(replies.send(turn(), message('hello'))), 5_000)).toBe('sent');
    expect(moments()).toEqual([0, wait]);
    expect(chat.messages).toHaveLength(1);
  });

  it.each([
    ['412', { status: 412 }],
    ['429', { status: 429, retryAfter: 1 }],
  ])('is not repeated a second time after %s', async (status, fault) => {
    teams.fail(fault, { times: 2 });
    const reply = outcome(replies.send(turn(), message('hello')));
    expect(await during(reply, 5_000)).toBe(`reply-${status}`);
    expect(teams.requests).toHaveLength(2);
  });

  it('is given up with the rest of the turn if Retry-After is too long', async () => {
    teams.fail({ status: 429, retryAfter: 5 });
    const answered = turn();
    expect(await outcome(replies.send(answered, message('hello')))).toBe('reply-429');
    expect(await outcome(replies.send(answered, message('sorry')))).toBe('reply-429');
    expect(teams.requests).toHaveLength(1);
    expect(throttledFor).toEqual([5_000]);
    expect(await outcome(replies.send(turn(), message('another turn')))).toBe('sent');
  });

  it.each([
    ['502', { status: 502 }],
    ['unknown', { reset: 'after' as const }],
  ])('is not repeated after %s, and an apology may follow', async (code, fault) => {
    teams.fail(fault);
    const answered = turn();
    const reply = outcome(replies.send(answered, message('hello')));
    expect(await during(reply, 5_000)).toBe(`reply-${code}`);
    expect(await outcome(replies.send(answered, message('sorry')))).toBe('sent');
    expect(teams.requests).toHaveLength(2);
  });

  it.each([
    ['502', { status: 502 }],
    ['unknown', { reset: 'after' as const }],
  ])('is followed by no apology after %s while the host is down', async (code, fault) => {
    isPaused = true;
    teams.fail(fault);
    const answered = turn();
    expect(await outcome(replies.send(answered, message('hello')))).toBe(`reply-${code}`);
    expect(await outcome(replies.send(answered, message('sorry')))).toBe(`reply-${code}`);
    expect(teams.requests).toHaveLength(1);
  });

  it.each([
    ['502', { status: 502 }],
    ['a reset', { reset: 'after' as const }],
    ['429', { status: 429, retryAfter: 2 }],
  ])('is repeated once after %s if it updates a message', async (_name, fault) => {
    await replies.send(turn(), message('hello'));
    const { id } = chat.messages[0]!;
    teams.fail(fault);
    const update = replies.update(turn(), message('changed', { id }));
    expect(await during(outcome(update), 5_000)).toBe('sent');
    expect(chat.messages[0]!.updates.at(-1)).toMatchObject({ text: 'changed' });
    expect(teams.requests).toHaveLength(3);
  });

  it('replaces a “still working” message that was sent while it waited', async () => {
    teams.fail({ status: 429, retryAfter: 3 });
    const answered = turn();
    const answer = replies.send(answered, message('the answer'));
    await time.pass(1_000);
    const typing = replies.send(answered, message('', { type: 'typing' }));
    const patience = replies.send(answered, message('still working'));
    await time.pass(3_000);
    expect(await patience).toEqual(await answer);
    await typing;
    expect(chat.messages.map(({ activity }) => activity.text)).toEqual(['the answer']);
  });

  it('is sent although the typing indicator before it was refused', async () => {
    teams.fail({ status: 429, retryAfter: 1 });
    const answered = turn();
    const typing = replies.send(answered, message('', { type: 'typing' }));
    await time.settle();
    await replies.send(answered, message('the answer'));
    await typing;
    expect(chat.messages.map(({ activity }) => activity.text)).toEqual(['the answer']);
  });
});
