import { customer } from '../../support/a-desk.ts';
import { aDelivery, type TestDelivery } from '../../support/a-delivery.ts';
import { people } from '../../support/company.ts';
import { voucherPartition } from '../../../workflow/records.ts';
import { grantTeam, inputs } from '../../support/engagement.ts';
import type { FakeConversation, Fault } from '../../support/fake-teams.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

describe('what goes wrong on the way to Teams', () => {
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
    ['401', { status: 401 }, { copies: 1, firstWaitMs: [60_000, 61_100] }],
  ])('is tried again after %s, until it is told', async (_name, fault, expected) => {
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

  it('is given up after many tries over hours, each longer after the one before', async () => {
    desk.teams.fail({ status: 503 }, { times: 100 });
    await assign();
    await desk.time.settle();
    for (let [row] = await desk.rows(); row?.status === 'pending'; [row] = await desk.rows()) {
      desk.time.set(Date.parse(row.dueAt));
      desk.delivery.nudge(voucherPartition(desk.tenantId, 'ABCD-1234'));
      await desk.time.settle();
    }
    expect(await desk.rows()).toMatchObject([
      { status: 'dead', because: 'teams-503', attempts: 12 },
    ]);
    expect(sends()).toHaveLength(12);
    const [, ...between] = waits();
    expect(between.every((wait, at) => wait >= (between[at - 1] ?? 0))).toBe(true);
    expect(between.reduce((sum, wait) => sum + wait)).toBeGreaterThan(3 * HOUR);
  });

  it('asks nothing of Teams while it wants silence, then tells everything once', async () => {
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

  it('keeps another replica silent too', async () => {
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

  it('leaves the outbox alone while the bot is locked out', async () => {
    desk.teams.fail({ status: 401 }, { times: 20 });
    desk.delivery.start();
    await assign();
    await desk.time.pass(15 * MINUTE);
    expect(await desk.rows()).toMatchObject([{ status: 'pending', attempts: 0 }]);
    expect(desk.log.some(({ event }) => event === 'teams-locked-out')).toBe(true);
    await desk.time.pass(10 * MINUTE);
    expect(chat.messages).toHaveLength(1);
  });

  it('holds up nobody else', async () => {
    const adam = await desk.meet(people.adam);
    desk.teams.fail({ status: 503 }, { times: 100, conversationId: chat.id });
    await assign('ABCD-0001');
    await desk.voucher(customer, 'ABCD-0002', 'assign', {
      ...inputs.assign,
      assignedTo: { aadObjectId: people.adam },
    });
    await desk.teams.received(1, adam.id);
  });
});
