import { aDelivery, type TestDelivery } from '../../support/a-delivery.ts';
import { assignTo, copiesOf, everyoneMaySee, install } from '../../support/many-notices.ts';
import { stoppable } from '../../support/stoppable.ts';

const IN_FLIGHT = 16;

describe('a replica that stands still with a queue in hand', () => {
  let desk: TestDelivery;
  afterEach(() => desk.close());

  // After 24 s the other one holds the lease, after 40 s it has given it back.
  it.each([5, 24, 40, 60])('for %d s sends again only what was in flight', async (seconds) => {
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
    machine.goOn();
    await desk.time.pass(60_000);
    const copies = [...copiesOf(desk, ids).values()];
    expect(Math.min(...copies)).toBe(1);
    expect(copies.reduce((sum, count) => sum + count - 1, 0)).toBeLessThanOrEqual(IN_FLIGHT);
    expect(await desk.rows()).toEqual([]);
  });
});
