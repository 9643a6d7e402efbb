import { aDelivery } from '../../support/a-delivery.ts';
import { assignTo, everyoneMaySee, install } from '../../support/many-notices.ts';
import { seeded } from '../../support/seeded.ts';

const NOTICES = 501;

/** Sends the notices of one tenant; Teams counts each after the latency. */
async function run(baseMs: number, jitterMs: number): Promise<{ rate: number; refused: number }> {
  const random = seeded(20_260);
  const desk = await aDelivery({
    rolePolicy: everyoneMaySee,
    windows: true,
    latencyMs: () => baseMs + random(jitterMs + 1),
    // The connector's timeout is in real time, so it must outlast a busy machine.
    connector: { mayCall: () => true, timeoutMs: 300_000 },
  });
  await desk.delivery.stop();
  for (let one = 0; one < NOTICES; one++) {
    await install(desk, 'contoso', `pm-${one}`);
    await assignTo(desk, 'contoso', `pm-${one}`, `TEST-${String(one).padStart(5, '0')}`);
  }
  desk.replica().start();
  await desk.time.pass(20_000);
  const sent = desk.teams.requests.filter(({ operation }) => operation === 'send');
  const refused = sent.filter(({ status }) => status === 429).length;
  expect(sent.length).toBe(NOTICES + refused);
  // From the first request to the one that reuses its slot, ten windows later.
  const seconds = (sent[NOTICES - 1]!.at - sent[0]!.at) / 1_000;
  await desk.close();
  return { rate: (NOTICES - 1) / seconds, refused };
}

it.each([
  ['0 to 30 ms', 0, 30],
  ['35 to 65 ms', 35, 30],
  ['85 to 115 ms', 85, 30],
])(
  'sends 45 notices a second to a tenant without a 429 at a latency of %s',
  async (_name, baseMs, jitterMs) => {
    const { rate, refused } = await run(baseMs, jitterMs);
    console.info(`${baseMs} to ${baseMs + jitterMs} ms: ${rate.toFixed(2)} notices a second`);
    expect(refused).toBe(0);
    expect(rate).toBeGreaterThanOrEqual(45);
  },
);
