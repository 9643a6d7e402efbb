import { changedWrite, OutboxRows } from '../../../bot/outbox/queue/outbox-rows.ts';
import { toInstant } from '../../../workflow/kernel/day.ts';
import { customer, root } from '../../support/a-desk.ts';
import {
  aDelivery,
  type TestDelivery,
  type TestDeliveryOptions,
} from '../../support/a-delivery.ts';
import { grantTeam, inputs } from '../../support/engagement.ts';
import type { FakeConversation, Fault } from '../../support/fake-teams.ts';

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;

describe('an outage of Teams', () => {
  let desk: TestDelivery;
  let chats: FakeConversation[];
  /** Number of messages about the role, per chat. */
  let granted: number[];
  const start = async (count: number, options: TestDeliveryOptions = {}): Promise<void> => {
    desk = await aDelivery({ sweeping: true, ...options });
    await grantTeam(desk);
    chats = [];
    for (let at = 0; at < count; at++) {
      const person = personAt(at);
      await desk.partner(root, 'grant-role', { person, role: 'project-manager' });
      chats.push(await desk.meet(person));
    }
    await desk.time.settle();
    if (count > 40) await desk.time.pass(5 * SECOND);
    granted = chats.map(({ messages }) => messages.length);
  };
  afterEach(() => desk.close());

  const personAt = (at: number) => `00000000-0000-4000-9000-${String(at).padStart(12, '0')}`;
  const assign = (at: number, voucherId: string) =>
    desk.voucher(customer, voucherId, 'assign', {
      ...inputs.assign,
      assignedTo: { aadObjectId: personAt(at) },
    });
  const assignAll = async (name: string): Promise<void> => {
    for (let at = 0; at < chats.length; at++) await assign(at, `${name}-${1_000 + at}`);
  };
  const told = () => chats.map(({ messages }, at) => messages.length - (granted[at] ?? 0));
  const each = (count: number) => chats.map(() => count);
  const requests = () => desk.teams.requests.length;
  /** Advances by half-hour steps; the desk runs for half a minute of each. */
  const passOutage = async (milliseconds: number): Promise<void> => {
    const end = desk.time.now() + milliseconds;
    while (end - desk.time.now() > 30 * MINUTE) {
      await desk.time.pass(30 * SECOND);
      desk.time.set(desk.time.now() + 29 * MINUTE);
    }
    desk.time.set(Math.max(desk.time.now(), end - 40 * SECOND));
    await desk.time.pass(end - desk.time.now());
  };

  it('marks none of three project managers as blocked after 403 BadArgument for 2.5 s', async () => {
    await start(3);
    desk.teams.fail({ status: 403, code: 'BadArgument' }, { times: Infinity });
    await assignAll('ABCD');
    await desk.time.pass(2_500);
    desk.teams.recover();
    await desk.time.pass(30 * SECOND);
    expect(told()).toEqual(each(1));
    await assignAll('EFGH');
    await desk.time.pass(5 * SECOND);
    expect(told()).toEqual(each(2));
    expect(await desk.rows()).toEqual([]);
  });

  const faults: [string, Fault][] = [
    ['503', { status: 503 }],
    ['502', { status: 502 }],
    ['401', { status: 401 }],
    ['a reset', { reset: 'before' }],
    ['403 without a code', { status: 403 }],
    ['403 BadArgument', { status: 403, code: 'BadArgument' }],
    ['404 without a code', { status: 404 }],
  ];
  it.each(
    faults.flatMap(([name, fault]) => [true, false].map((wasWell) => ({ name, fault, wasWell }))),
  )(
    'by $name that lasts 8 hours ends within 30 s, nothing is given up or comes twice (before it well: $wasWell)',
    async ({ fault, wasWell }) => {
      await start(4);
      if (wasWell) await assignAll('WELL');
      await desk.time.pass(2 * SECOND);
      const before = told();
      desk.teams.fail(fault, { times: Infinity });
      await assignAll('ABCD');
      await passOutage(8 * HOUR);
      await assignAll('EFGH');
      await desk.time.pass(MINUTE);
      expect((await desk.rows()).filter(({ status }) => status !== 'pending')).toEqual([]);
      desk.teams.recover();
      await desk.time.pass(30 * SECOND);
      expect(told()).toEqual(before.map((count) => count + 2));
      expect(desk.log.filter(({ event }) => event === 'notice-dead')).toEqual([]);
    },
  );

  it.each([5 * MINUTE, HOUR])(
    'costs at most one request per 15 s during %d ms of refused connections and is over within 30 s',
    async (milliseconds) => {
      await start(5);
      await desk.teams.stopListening();
      await assignAll('ABCD');
      await passOutage(milliseconds);
      expect(desk.log.filter(({ event }) => event === 'teams-unreachable')).toHaveLength(1);
      await desk.teams.listenAgain();
      await desk.time.pass(30 * SECOND);
      expect(told()).toEqual(each(1));
      expect(desk.log.filter(({ event }) => event === 'teams-reachable')).toHaveLength(1);
    },
  );

  it('costs one request per 12 to 15 s, whatever the number of notices', async () => {
    await start(40);
    desk.teams.fail({ status: 503 }, { times: Infinity });
    await assignAll('ABCD');
    await desk.time.pass(MINUTE);
    const before = requests();
    await desk.time.pass(2 * MINUTE);
    expect(requests() - before).toBeGreaterThanOrEqual(8);
    expect(requests() - before).toBeLessThanOrEqual(11);
  });

  it('creates no copies although each message was accepted', async () => {
    await start(1);
    desk.teams.fail({ status: 504, applied: true }, { times: Infinity });
    await assignAll('ABCD');
    await passOutage(HOUR);
    expect(told()).toEqual([1]);
    desk.teams.recover();
    await desk.time.pass(30 * SECOND);
    expect(told()).toEqual([2]);
  });

  it('is over within 30 s for a replica started during it, also for rows that an earlier build deferred', async () => {
    await start(3);
    await assignAll('WELL');
    await desk.time.pass(2 * SECOND);
    // The first failure after a success counts for the message and is stored.
    desk.teams.fail({ status: 503 }, { times: Infinity });
    await assignAll('ABCD');
    await desk.time.pass(MINUTE);
    expect(await desk.rows()).toContainEqual(
      expect.objectContaining({ attempts: 1, because: 'teams-503' }),
    );
    await desk.delivery.stop();
    const dueAt = toInstant(desk.time.now() + 50 * MINUTE);
    const { documents } = await new OutboxRows(desk.documents).inState('pending', 100);
    for (const row of documents)
      await desk.documents.commit(row, [
        changedWrite(row, { attempts: 9, because: 'teams-503', dueAt }),
      ]);
    desk.replica().start();
    await assignAll('EFGH');
    await desk.time.pass(MINUTE);
    desk.teams.recover();
    await desk.time.pass(30 * SECOND);
    expect(told()).toEqual(each(3));
  });

  it('is over at the tenant’s rate without a 429 for the accumulated notices', async () => {
    await start(120, { windows: true });
    desk.teams.fail({ status: 503 }, { times: Infinity });
    await assignAll('ABCD');
    await desk.time.pass(MINUTE);
    desk.teams.recover();
    await desk.time.pass(20 * SECOND);
    expect(told()).toEqual(each(1));
    expect(desk.teams.requests.filter(({ status }) => status === 429)).toEqual([]);
  });

  it('does not delay a person who can be reached if it affects only some conversations', async () => {
    await start(5);
    const [well, ...others] = chats;
    for (const { id } of others)
      desk.teams.fail({ status: 403 }, { times: Infinity, conversationId: id });
    for (let at = 1; at < chats.length; at++) await assign(at, `ABCD-${1_000 + at}`);
    await desk.time.pass(5 * MINUTE);
    await assign(0, 'ABCD-0000');
    await desk.time.pass(15 * SECOND);
    expect(well!.messages.slice(granted[0])).toHaveLength(1);
  });
});
