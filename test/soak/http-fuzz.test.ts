import { NO_LIMITS, runDesk, type TestDesk } from '../support/running-desk.ts';
import { fuzzRoute, messageShots, webhookShots } from '../support/route-fuzz.ts';

/** `FUZZ_SEED` repeats a run. */
const seed = Number(process.env['FUZZ_SEED'] ?? Math.floor(Math.random() * 2 ** 31));
const RUNS = { batches: 200, shotsPerBatch: 100, seed };

let desk: TestDesk;
beforeAll(async () => {
  console.log(`FUZZ_SEED=${seed}`);
  desk = await runDesk({ rates: NO_LIMITS, environment: { LOG_LEVEL: 'silent' } });
});
afterAll(() => desk.close());

it.each([
  { path: '/api/messages', shots: messageShots, allowed: [200, 400, 401, 415] },
  { path: '/api/webhooks/vouchers', shots: webhookShots, allowed: [202, 400, 401, 415, 422] },
])(
  '20,000 shots at $path',
  async (route) => {
    await fuzzRoute(desk, route, RUNS);
  },
  600_000,
);
