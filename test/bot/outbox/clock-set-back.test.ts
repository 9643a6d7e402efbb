import { customer } from '../../support/a-desk.ts';
import { aDelivery, type TestDelivery } from '../../support/a-delivery.ts';
import type { Fault } from '../../support/fake-teams.ts';
import { killable } from '../../support/killable.ts';
import { assignTo, copiesOf, everyoneMaySee, install } from '../../support/many-notices.ts';
import { conversationPartition, STATE_ID } from '../../../workflow/records/records.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const ignore = (): void => undefined;
const chatId = 'a:contoso:pm';

describe('a wall clock that is set back by an hour', () => {
  let desk: TestDelivery;
  afterEach(() => desk.close());

  const assign = (voucherId: string) => assignTo(desk, 'contoso', 'pm', voucherId);
  const messageCount = () => desk.teams.messages(chatId).length;
  const setBack = () => desk.log.filter(({ event }) => event === 'clock-set-back');

  async function aRunningDesk(): Promise<void> {
    desk = await aDelivery({ rolePolicy: everyoneMaySee, sweeping: true });
    await install(desk, 'contoso', 'pm');
    await desk.time.pass(5_000);
  }

  it('is logged once, with the difference in milliseconds', async () => {
    await aRunningDesk();
    desk.time.setClockBy(-HOUR);
    await desk.time.pass(5 * MINUTE);
    expect(setBack()).toEqual([{ event: 'clock-set-back', milliseconds: HOUR }]);
  });

  it('is not logged for a difference within the clock skew or a clock set ahead', async () => {
    await aRunningDesk();
    desk.time.setClockBy(-2_000);
    await desk.time.pass(MINUTE);
    desk.time.setClockBy(HOUR);
    await desk.time.pass(MINUTE);
    expect(setBack()).toEqual([]);
  });

  it('does not delay the eighth notice to a chat', async () => {
    await aRunningDesk();
    for (let one = 0; one < 7; one++) await assign(`TEST-0000${one}`);
    await desk.time.pass(200);
    expect(messageCount()).toBe(7);
    desk.time.setClockBy(-HOUR);
    await assign('TEST-00008');
    await desk.time.pass(MINUTE);
    expect(messageCount()).toBe(8);
  });

  it.each<Fault>([{ status: 429, retryAfter: 2 }, { status: 429 }, { status: 502 }])(
    'does not delay a notice after %j',
    async (fault) => {
      await aRunningDesk();
      desk.teams.fail(fault);
      await assign('TEST-00001');
      await desk.time.pass(100);
      desk.time.setClockBy(-HOUR);
      await assign('TEST-00002');
      await desk.time.pass(MINUTE);
      expect([...copiesOf(desk, ['TEST-00001', 'TEST-00002']).values()]).toEqual([1, 1]);
      expect(await desk.rows()).toEqual([]);
    },
  );

  it('does not delay a notice written just before', async () => {
    await aRunningDesk();
    const replica = desk.replica();
    replica.start();
    await desk.delivery.stop();
    await assign('TEST-00001');
    desk.time.setClockBy(-HOUR);
    await desk.time.pass(MINUTE);
    expect(messageCount()).toBe(1);
  });

  it('does not extend the wait for an open form', async () => {
    await aRunningDesk();
    await assign('TEST-00001');
    await desk.time.pass(2_000);
    const state = { id: STATE_ID, kind: 'conversation', body: { waitingFor: { dialogId: 'a' } } };
    await desk.documents.commit(conversationPartition('contoso', chatId), [
      { op: 'create', ...state },
    ]);
    await desk.voucher(customer, 'TEST-00001', 'change-expiry', { expiresAt: '2020-12-13' });
    await desk.time.pass(14 * MINUTE);
    expect(messageCount()).toBe(1);
    desk.time.setClockBy(-HOUR);
    await desk.time.pass(MINUTE);
    expect(messageCount()).toBe(2);
  });

  it('defers notices again until the end of quiet hours', async () => {
    await aRunningDesk();
    await desk.people.choose('contoso', 'pm', {
      notifications: { muted: [], quietFrom: '20:00', quietTo: '08:00' },
    });
    desk.time.set(Date.parse('2020-06-15T21:00:00Z'));
    await assign('TEST-00001');
    await desk.time.pass(MINUTE);
    desk.time.setClockBy(-HOUR);
    await desk.time.pass(MINUTE);
    expect(messageCount()).toBe(0);
    expect(await desk.rows()).toMatchObject([{ because: 'quiet' }]);
    desk.time.set(Date.parse('2020-06-16T06:00:00Z'));
    await desk.time.pass(5_000);
    expect(messageCount()).toBe(1);
  });

  describe('a clock changed between a crash and the restart', () => {
    /** A replica dies that holds leases and has deferred a notice. */
    async function aDeadReplica(fault: Fault, clockAheadMs: number): Promise<void> {
      desk = await aDelivery({ rolePolicy: everyoneMaySee });
      await desk.delivery.stop();
      await install(desk, 'contoso', 'pm');
      desk.time.setClockBy(clockAheadMs);
      const mortal = killable(desk.documents);
      const log = { debug: ignore, info: ignore, warn: ignore, error: ignore };
      const dying = desk.replica({ documents: mortal.documents, log });
      desk.bury(dying);
      dying.start();
      desk.teams.fail(fault);
      await assign('TEST-00001');
      await desk.time.pass(1_500);
      mortal.kill();
      await assign('TEST-00002');
    }

    it.each<[string, Fault, number, number]>([
      ['set back after a 502', { status: 502 }, 0, -HOUR],
      ['set back after a 429', { status: 429, retryAfter: 2 }, 0, -HOUR],
      ['set back by a minute', { status: 502 }, 0, -MINUTE],
      ['ahead by an hour, then corrected', { status: 502 }, HOUR, -HOUR],
      ['ahead by an hour and throttled, then corrected', { status: 429 }, HOUR, -HOUR],
    ])('does not delay a notice: %s', async (_name, fault, aheadMs, correctedByMs) => {
      await aDeadReplica(fault, aheadMs);
      desk.time.setClockBy(correctedByMs);
      desk.replica().start();
      await desk.time.pass(MINUTE);
      expect([...copiesOf(desk, ['TEST-00001', 'TEST-00002']).values()]).toEqual([1, 1]);
      expect(await desk.rows()).toEqual([]);
      expect(setBack()).toHaveLength(1);
    });

    it('does not delay a notice if another replica is alive', async () => {
      await aDeadReplica({ status: 502 }, 0);
      const other = desk.replica();
      other.start();
      await desk.time.pass(100);
      desk.time.setClockBy(-HOUR);
      await desk.time.pass(MINUTE);
      expect([...copiesOf(desk, ['TEST-00001', 'TEST-00002']).values()]).toEqual([1, 1]);
    });
  });
});
