import { customer } from '../../support/a-desk.ts';
import { aDelivery, type TestDelivery } from '../../support/a-delivery.ts';
import { people } from '../../support/partner.ts';
import { voucherPartition } from '../../../workflow/records/records.ts';
import { grantTeam, inputs } from '../../support/engagement.ts';
import type { FakeConversation, Fault } from '../../support/fake-teams.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

describe('a notice that Teams rejects', () => {
  let desk: TestDelivery;
  let chat: FakeConversation;
  beforeEach(async () => {
    desk = await aDelivery();
    await grantTeam(desk);
    chat = await desk.meet(people.paula);
  });
  afterEach(() => desk.close());

  const assign = (voucherId = 'ABCD-1234') =>
    desk.voucher(customer, voucherId, 'assign', inputs.assign);
  const assignTo = (aadObjectId: string, voucherId: string) =>
    desk.voucher(customer, voucherId, 'assign', { ...inputs.assign, assignedTo: { aadObjectId } });
  const sends = () => desk.teams.requests.filter(({ operation }) => operation === 'send');
  const waits = () => sends().map(({ at }, index, all) => at - (all[index - 1]?.at ?? at));

  it.each<[string, Fault, { copies: number; firstWaitMs: [number, number] }]>([
    ['412', { status: 412 }, { copies: 1, firstWaitMs: [1_000, 3_000] }],
    ['502', { status: 502 }, { copies: 1, firstWaitMs: [1_000, 3_000] }],
    ['503', { status: 503 }, { copies: 1, firstWaitMs: [1_000, 3_000] }],
    [
      '503 with Retry-After',
      { status: 503, retryAfter: 9 },
      { copies: 1, firstWaitMs: [9e3, 1e4] },
    ],
    ['504 after taking it', { status: 504, applied: true }, { copies: 2, firstWaitMs: [1e3, 3e3] }],
    ['a reset before', { reset: 'before' }, { copies: 1, firstWaitMs: [1_000, 3_000] }],
    ['a reset after', { reset: 'after' }, { copies: 2, firstWaitMs: [1_000, 3_000] }],
    ['429', { status: 429, retryAfter: 7 }, { copies: 1, firstWaitMs: [7_000, 8_100] }],
    ['429 that does not say how long', { status: 429 }, { copies: 1, firstWaitMs: [1e3, 3e3] }],
    ['401', { status: 401 }, { copies: 1, firstWaitMs: [1_000, 3_000] }],
  ])('is retried after %s until it is sent', async (_name, fault, expected) => {
    desk.teams.fail(fault);
    await assign();
    await desk.time.pass(2 * MINUTE);
    expect(chat.messages).toHaveLength(expected.copies);
    expect(sends()).toHaveLength(2);
    const [from, to] = expected.firstWaitMs;
    expect(waits()[1]).toBeGreaterThanOrEqual(from);
    expect(waits()[1]).toBeLessThanOrEqual(to);
    expect(await desk.rows()).toEqual([]);
  });

  it.each<[Fault, string]>([
    [{ status: 400, code: 'BadSyntax' }, 'teams-400-BadSyntax'],
    [{ status: 405 }, 'teams-405'],
    [{ status: 413, code: 'MessageSizeTooBig' }, 'teams-413-MessageSizeTooBig'],
    [{ status: 500 }, 'teams-500'],
  ])('is given up at once after %j', async (fault, because) => {
    desk.teams.fail(fault);
    await assign();
    await desk.time.pass(HOUR);
    expect(sends()).toHaveLength(1);
    expect(await desk.rows()).toMatchObject([{ status: 'dead', because, attempts: 0 }]);
    expect(desk.log.find(({ event }) => event === 'notice-dead')).toMatchObject({ code: because });
  });

  it.each<[string, Fault]>([
    ['503', { status: 503 }],
    ['403', { status: 403 }],
    ['403-BadArgument', { status: 403, code: 'BadArgument' }],
    ['403-Forbidden', { status: 403, code: 'Forbidden' }],
    ['403-InvalidBotApiHost', { status: 403, code: 'InvalidBotApiHost' }],
    ['403-NotEnoughPermissions', { status: 403, code: 'NotEnoughPermissions' }],
    ['404', { status: 404 }],
  ])(
    'is given up after twelve attempts over hours while the host answers other requests: %s',
    async (name, fault) => {
      const adam = await desk.meet(people.adam);
      desk.teams.fail(fault, { times: Infinity, conversationId: chat.id });
      await assign();
      for (let other = 0; other < 20; other++) {
        await assignTo(people.adam, `WELL-${String(other).padStart(4, '0')}`);
        await desk.time.settle();
        const row = (await desk.rows()).find(({ voucherId }) => voucherId === 'ABCD-1234');
        if (row?.status !== 'pending') break;
        desk.time.set(Math.max(desk.time.now(), Date.parse(row.dueAt)));
        desk.delivery.notify(voucherPartition(desk.tenantId, 'ABCD-1234'));
        await desk.time.pass(15_000);
      }
      expect(await desk.rows()).toMatchObject([
        { status: 'dead', because: `teams-${name}`, attempts: 12 },
      ]);
      expect(adam.messages.length).toBeGreaterThan(9);
      const tries = sends().filter(({ conversationId }) => conversationId === chat.id);
      // Attempts before the host's first response do not count.
      expect(tries.length).toBeLessThanOrEqual(13);
      expect(tries.at(-1)!.at - tries[0]!.at).toBeGreaterThan(3 * HOUR);

      desk.teams.recover();
      await assign('ABCD-0002');
      await desk.time.pass(15_000);
      expect(chat.messages).toHaveLength(1);
    },
  );

  it('pauses all requests for Retry-After and is then sent once', async () => {
    desk.teams.fail({ status: 429, retryAfter: 30 });
    for (let voucher = 1; voucher <= 5; voucher++) await assign(`ABCD-000${voucher}`);
    await desk.time.pass(29_000);
    expect(sends().length).toBeLessThanOrEqual(1);
    await desk.time.pass(MINUTE);
    expect(chat.messages).toHaveLength(5);
    expect(
      new Set(
        waits()
          .slice(1, 2)
          .map((wait) => wait >= 30_000),
      ),
    ).toEqual(new Set([true]));
  });

  it('pauses requests of another replica, too', async () => {
    desk.teams.fail({ status: 429, retryAfter: 120 });
    await assign('ABCD-0001');
    await desk.time.pass(1_000);
    await desk.delivery.stop();
    desk.replica().start();
    await desk.time.pass(100_000);
    expect(sends()).toHaveLength(1);
    await desk.time.pass(30_000);
    expect(chat.messages).toHaveLength(1);
  });

  it('stays in the outbox while the bot’s credentials are rejected', async () => {
    desk.teams.fail({ status: 401 }, { times: Infinity });
    desk.delivery.start();
    await assign();
    await desk.time.pass(3 * MINUTE);
    expect(await desk.rows()).toMatchObject([{ status: 'pending', attempts: 0 }]);
    const logged = desk.log.filter(({ event }) => event === 'teams-locked-out');
    expect(logged.length).toBeGreaterThan(1);
    expect(logged.length).toBeLessThan(5);
    desk.teams.recover();
    await desk.time.pass(15_000);
    expect(chat.messages).toHaveLength(1);
  });

  it('delays no other notice', async () => {
    const adam = await desk.meet(people.adam);
    desk.teams.fail({ status: 503 }, { times: 100, conversationId: chat.id });
    await assign('ABCD-0001');
    await assignTo(people.adam, 'ABCD-0002');
    await desk.teams.received(1, adam.id);
    expect(adam.messages).toHaveLength(1);
    expect(chat.messages).toEqual([]);
  });
});
