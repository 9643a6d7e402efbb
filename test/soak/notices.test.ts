import { realTime } from '../../bot/runtime/time.ts';
import { aDelivery, type TestDelivery } from '../support/a-delivery.ts';
import { killable } from '../support/killable.ts';
import { assignTo, copiesOf, everyoneMaySee, install } from '../support/many-notices.ts';

/** Assigns vouchers across the tenants, each to one of the tenant's hundred people. */
async function assignMany(desk: TestDelivery, tenants: readonly string[], count: number) {
  for (const tenantId of tenants)
    for (let one = 0; one < 100; one++) await install(desk, tenantId, `pm-${one}`);
  const ids = Array.from({ length: count }, (_, at) => `TEST-${String(at).padStart(6, '0')}`);
  for (const [at, id] of ids.entries()) {
    const tenantId = tenants[at % tenants.length]!;
    await assignTo(desk, tenantId, `pm-${Math.floor(at / tenants.length) % 100}`, id);
  }
  return ids;
}

const refused = (desk: TestDelivery) =>
  desk.teams.requests.filter(({ status }) => status === 429).length;

describe('ten thousand notices', () => {
  it('all arrive within Teams’ rate windows, although a replica dies halfway', async () => {
    // The connector's timeout is real time, so it must outlast a busy machine; all else is
    // simulated.
    const patient = { mayCall: () => true, timeoutMs: 300_000 };
    const desk = await aDelivery({ rolePolicy: everyoneMaySee, windows: true, connector: patient });
    await desk.delivery.stop();
    const tenants = Array.from({ length: 20 }, (_, at) => `tenant-${at}`);
    const ids = await assignMany(desk, tenants, 10_000);
    const mortal = killable(desk.documents);
    const connector = { ...patient, mayCall: () => mortal.isAlive };
    const dying = desk.replica({ documents: mortal.documents, connector });
    dying.start();
    desk.bury(dying);
    await desk.time.pass(6_000);
    const before = desk.teams.messages().length;
    mortal.kill();
    desk.replica().start();
    desk.replica().start();
    await desk.time.pass(60_000);

    const copies = [...copiesOf(desk, ids).values()];
    const repeated = copies.reduce((sum, count) => sum + count - 1, 0);
    console.info(`killed after ${before} of 10,000; told twice: ${repeated}`);
    expect(before).toBeGreaterThan(1_000);
    expect(before).toBeLessThan(10_000);
    expect(Math.min(...copies)).toBe(1);
    expect(repeated).toBeLessThanOrEqual(16 * tenants.length);
    expect(refused(desk)).toBe(0);
    expect(await desk.rows()).toEqual([]);
    await desk.close();
  }, 600_000);
});

describe('the rate of a tenant over real sockets and in real time', () => {
  it.each([0, 50])(
    'causes no 429 at %d ms for two tenants in parallel',
    async (latencyMs) => {
      const start = Date.parse('2020-06-15T08:00:00Z') - performance.now();
      const clock = { now: () => Math.floor(start + performance.now()) };
      const time = realTime(clock);
      const desk = await aDelivery({ rolePolicy: everyoneMaySee, windows: true, clock, time });
      await desk.delivery.stop();
      desk.teams.latencyMs = latencyMs;
      const tenants = ['contoso', 'fabrikam'];
      const ids = await assignMany(desk, tenants, 1_200);
      const replica = desk.replica();
      replica.start();
      await desk.teams.until(() => desk.teams.requests.length >= ids.length);
      await replica.stop();

      // Rates are reported only, since a busy machine lowers them;
      // test/bot/outbox/replicas.slow.test.ts checks them in simulated time.
      for (const tenantId of tenants) {
        const at = desk.teams.requests
          .filter(({ conversationId }) => conversationId?.startsWith(`a:${tenantId}:`) === true)
          .map((request) => request.at);
        const [cold, steady] = [0, 100].map((first) => rateFrom(at, first).toFixed(2));
        console.info(
          `${tenantId} at ${latencyMs} ms: ${cold} a second from the first, ${steady} from the hundredth`,
        );
      }
      expect(refused(desk)).toBe(0);
      await desk.close();
    },
    60_000,
  );
});

/** Rate from one request to the one that reuses its slot, over as many windows as possible. */
function rateFrom(at: readonly number[], first: number): number {
  const rounds = Math.floor((at.length - first - 1) / 50);
  return (50 * rounds * 1_000) / (at[first + 50 * rounds]! - at[first]!);
}
