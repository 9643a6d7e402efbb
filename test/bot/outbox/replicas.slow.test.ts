import fc from 'fast-check';
import { aDelivery, type TestDelivery } from '../../support/a-delivery.ts';
import { aStoreThatCanFail } from '../../support/a-store-that-can-fail.ts';
import { killable } from '../../support/killable.ts';
import { assignTo, copiesOf, everyoneMaySee, install } from '../../support/many-notices.ts';

const tenants = ['contoso', 'fabrikam', 'adatum'];

describe('several replicas', () => {
  let desk: TestDelivery;
  afterEach(() => desk.close());

  /** Vouchers spread over the tenants and five people of each. */
  async function vouchers(count: number): Promise<string[]> {
    for (const tenantId of tenants)
      for (let one = 0; one < 5; one++) await install(desk, tenantId, `pm-${one}`);
    const ids = Array.from({ length: count }, (_, at) => `TEST-${String(at).padStart(5, '0')}`);
    for (const [at, id] of ids.entries())
      await assignTo(desk, tenants[at % 3]!, `pm-${at % 5}`, id);
    return ids;
  }

  it('send each notice once', async () => {
    desk = await aDelivery({ rolePolicy: everyoneMaySee });
    await desk.delivery.stop();
    const ids = await vouchers(60);
    desk.replica().start();
    desk.replica().start();
    desk.replica().start();
    await desk.time.pass(30_000);
    expect([...copiesOf(desk, ids).values()]).toEqual(ids.map(() => 1));
    expect(await desk.rows()).toEqual([]);
  });

  it('lose nothing when one dies at any time, and repeat at most the requests in flight', async () => {
    const seed = 5;
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: 300 }), async (dieAt) => {
        desk = await aDelivery({ rolePolicy: everyoneMaySee });
        await desk.delivery.stop();
        const ids = await vouchers(24);
        const mortal = killable(desk.documents, dieAt);
        const inFlight = 2;
        const connector = { mayCall: () => mortal.isAlive };
        const dying = desk.replica({ documents: mortal.documents, inFlight, connector });
        dying.start();
        desk.bury(dying);
        await desk.time.pass(3_000);
        mortal.kill();
        desk.replica().start();
        await desk.time.pass(30_000);

        const copies = [...copiesOf(desk, ids).values()];
        expect(Math.min(...copies)).toBe(1);
        const repeated = copies.reduce((sum, count) => sum + count - 1, 0);
        expect(repeated).toBeLessThanOrEqual(inFlight * tenants.length);
        expect(await desk.rows()).toEqual([]);
        await desk.close();
      }),
      { numRuns: 8, seed },
    );
    desk = await aDelivery({ rolePolicy: everyoneMaySee });
  }, 60_000);

  it('continue at once when one is stopped for a new release', async () => {
    desk = await aDelivery({ rolePolicy: everyoneMaySee });
    await desk.delivery.stop();
    const ids = await vouchers(30);
    const leaving = desk.replica();
    leaving.start();
    await desk.time.pass(100);
    await leaving.stop();
    desk.replica().start();
    await desk.time.pass(10_000);
    expect([...copiesOf(desk, ids).values()]).toEqual(ids.map(() => 1));
  });
});

describe('the backlog of one tenant', () => {
  it('does not delay another tenant', async () => {
    const desk = await aDelivery({ rolePolicy: everyoneMaySee, windows: true });
    await desk.delivery.stop();
    for (let one = 0; one < 250; one++) {
      await install(desk, 'contoso', `pm-${one}`);
      await assignTo(desk, 'contoso', `pm-${one}`, `TEST-${String(one).padStart(5, '0')}`);
    }
    desk.time.set(desk.time.now() + 1_000);
    await install(desk, 'fabrikam', 'pm');
    await assignTo(desk, 'fabrikam', 'pm', 'TEST-99999');
    desk.replica().start();
    await desk.time.pass(2_500);
    expect(desk.teams.messages('a:fabrikam:pm')).toHaveLength(1);
    expect(desk.teams.messages().length).toBeLessThan(250);
    await desk.close();
  });
});

describe('the rate windows of Teams', () => {
  it('are used up at 49 or more a second per tenant from the start, without a 429', async () => {
    const desk = await aDelivery({ rolePolicy: everyoneMaySee, windows: true });
    await desk.delivery.stop();
    const tenants = ['contoso', 'fabrikam'];
    for (const tenantId of tenants)
      for (let one = 0; one < 251; one++) {
        await install(desk, tenantId, `pm-${one}`);
        await assignTo(desk, tenantId, `pm-${one}`, `TEST-${tenantId}-${one}`);
      }
    desk.replica().start();
    await desk.time.pass(10_000);
    expect(desk.teams.requests.filter(({ status }) => status === 429)).toEqual([]);
    for (const tenantId of tenants) {
      const sends = desk.teams.requests.filter(
        ({ conversationId }) => conversationId?.startsWith(`a:${tenantId}:`) === true,
      );
      expect(sends).toHaveLength(251);
      // From the first request to the one that reuses its slot, five windows later.
      const seconds = (sends.at(-1)!.at - sends[0]!.at) / 1_000;
      expect(250 / seconds).toBeGreaterThanOrEqual(49);
    }
    await desk.close();
  });

  it('delay no other thread when one thread uses them up', async () => {
    const desk = await aDelivery({ rolePolicy: everyoneMaySee, windows: true });
    await desk.delivery.stop();
    await install(desk, 'contoso', 'busy');
    await install(desk, 'contoso', 'other');
    for (let one = 0; one < 70; one++)
      await assignTo(desk, 'contoso', 'busy', `BUSY-${String(one).padStart(5, '0')}`);
    desk.time.set(desk.time.now() + 1_000);
    await assignTo(desk, 'contoso', 'other', 'OTHER-00001');
    desk.replica().start();
    await desk.time.pass(1_500);
    expect(desk.teams.messages('a:contoso:other')).toHaveLength(1);
    expect(desk.teams.messages('a:contoso:busy').length).toBeLessThanOrEqual(8);
    await desk.time.pass(40_000);
    expect(desk.teams.messages('a:contoso:busy')).toHaveLength(70);
    expect(desk.teams.requests.filter(({ status }) => status === 429)).toEqual([]);
    await desk.close();
  });

  it('leave capacity for replies in turns', async () => {
    const desk = await aDelivery({ rolePolicy: everyoneMaySee, windows: true });
    await install(desk, 'contoso', 'pm');
    for (let reply = 0; reply < 50; reply++)
      desk.delivery
        .replying('contoso', { serviceUrl: desk.teams.serviceUrl, conversationId: `chat-${reply}` })
        .answered();
    await assignTo(desk, 'contoso', 'pm', 'TEST-00001');
    await desk.time.settle();
    expect(desk.teams.messages()).toEqual([]);
    await desk.time.pass(1_100);
    expect(desk.teams.messages()).toHaveLength(1);
    await desk.close();
  });
});

describe('a temporary outage of the store', () => {
  it('loses and repeats nothing', async () => {
    const store = aStoreThatCanFail({ now: () => Date.parse('2020-06-15T08:00:00Z') });
    const desk = await aDelivery({ rolePolicy: everyoneMaySee, store, sweeping: true });
    await install(desk, 'contoso', 'pm');
    await assignTo(desk, 'contoso', 'pm', 'TEST-00001');
    await desk.teams.received(1);
    await assignTo(desk, 'contoso', 'pm', 'TEST-00002');
    store.away = true;
    await desk.time.pass(60_000);
    store.away = false;
    await desk.time.pass(60_000);
    expect([...copiesOf(desk, ['TEST-00001', 'TEST-00002']).values()]).toEqual([1, 1]);
    expect(await desk.rows()).toEqual([]);
    await desk.close();
  });
});
