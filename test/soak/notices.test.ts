import { realTime } from '../../bot/runtime/time.ts';
import { aDelivery, type TestDelivery } from '../support/a-delivery.ts';
import { killable } from '../support/killable.ts';
import { assignTo, copiesOf, everyoneMaySee, install } from '../support/many-notices.ts';

/** Vouchers spread over the tenants, each to a person of her own out of a hundred of her tenant. */
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
  it('all arrive within Teams’ windows, although a replica dies midway', async () => {
    // How fast the machine answers must not matter here: all else goes by the test's own clock.
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

describe('a tenant’s own rate, over real sockets and in real time', () => {
  it.each([0, 50])(
    'is told at %d ms, for two tenants side by side, without a 429',
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

      // What a busy machine makes of it is told, not judged: test/bot/outbox/replicas.slow.test.ts holds
      // the promise by a clock of its own.
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

/** From one request to those that take its place in the window, as often as there are any. */
function rateFrom(at: readonly number[], first: number): number {
  const rounds = Math.floor((at.length - first - 1) / 50);
  return (50 * rounds * 1_000) / (at[first + 50 * rounds]! - at[first]!);
}
