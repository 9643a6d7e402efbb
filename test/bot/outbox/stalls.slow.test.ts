import type { Documents } from '../../../workflow/kernel/ports.ts';
import { aDelivery, type TestDelivery } from '../../support/a-delivery.ts';
import { assignTo, copiesOf, everyoneMaySee, install } from '../../support/many-notices.ts';
import { stoppable } from '../../support/stoppable.ts';

const IN_FLIGHT = 16;

describe('a replica that stalls with queued rows', () => {
  let desk: TestDelivery;
  afterEach(() => desk.close());

  // After 24 s the other replica holds the lease, after 40 s it has released it.
  it.each([5, 24, 40, 60])(
    'sends again only the requests in flight after %d s',
    async (seconds) => {
      desk = await aDelivery({ rolePolicy: everyoneMaySee });
      await desk.delivery.stop();
      const ids = Array.from({ length: 100 }, (_, at) => `TEST-${String(at).padStart(5, '0')}`);
      for (const [at, id] of ids.entries()) {
        await install(desk, 'contoso', `pm-${at}`);
        await assignTo(desk, 'contoso', `pm-${at}`, id);
      }
      const machine = stoppable(desk.documents, desk.time);
      desk.replica({ documents: machine.documents, time: machine.time }).start();
      await desk.time.pass(500);
      const before = desk.teams.messages().length;
      expect(before).toBeGreaterThan(0);
      expect(before).toBeLessThan(ids.length);
      machine.stop();
      desk.replica().start();
      await desk.time.pass(seconds * 1_000);
      machine.resume();
      await desk.time.pass(60_000);
      const copies = [...copiesOf(desk, ids).values()];
      expect(Math.min(...copies)).toBe(1);
      expect(copies.reduce((sum, count) => sum + count - 1, 0)).toBeLessThanOrEqual(IN_FLIGHT);
      expect(await desk.rows()).toEqual([]);
    },
  );

  it('sends nothing from its old queue when it regains the lease', async () => {
    desk = await aDelivery({ rolePolicy: everyoneMaySee });
    await desk.delivery.stop();
    const ids = Array.from({ length: IN_FLIGHT }, (_, at) => `TEST-${String(at).padStart(5, '0')}`);
    for (const [at, id] of ids.entries()) {
      await install(desk, 'contoso', `pm-${at}`);
      await assignTo(desk, 'contoso', `pm-${at}`, id);
    }
    const machine = stoppable(desk.documents, desk.time);
    let finishReads = (): void => undefined;
    const readsFinish = new Promise<void>((resolve) => (finishReads = resolve));
    const documents: Documents = {
      ...machine.documents,
      async read(key) {
        const found = await machine.documents.read(key);
        if (key.aggregateId.startsWith('voucher:')) await readsFinish;
        return found as never;
      },
    };
    desk.replica({ documents, time: machine.time }).start();
    await desk.time.pass(500);
    machine.stop();
    expect(desk.teams.messages()).toEqual([]);
    desk.replica().start();
    await desk.time.pass(60_000);
    expect([...copiesOf(desk, ids).values()]).toEqual(ids.map(() => 1));
    machine.resume();
    await desk.time.pass(2_000);
    finishReads();
    await desk.time.pass(60_000);
    expect([...copiesOf(desk, ids).values()]).toEqual(ids.map(() => 1));
  });
});
