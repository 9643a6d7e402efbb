import { COMMANDS } from '../../bot/commands/registry.ts';
import { voucherCommands } from '../../workflow/voucher/commands.ts';
import { startFakeTeams } from '../support/fake-teams.ts';
import { NO_LIMITS, runDesk, type TestDesk } from '../support/running-desk.ts';
import { clickShots, fuzzRoute, messageShots, webhookShots } from '../support/route-fuzz.ts';
import { TENANT } from '../support/signed-event.ts';

/** `FUZZ_SEED` repeats a run. */
const seed = Number(process.env['FUZZ_SEED'] ?? Math.floor(Math.random() * 2 ** 31));
const RUNS = { batches: 200, shotsPerBatch: 100, seed };

const VERBS = [...COMMANDS.map(({ name }) => name), ...Object.keys(voucherCommands)];
const quiet = { rates: NO_LIMITS, environment: { LOG_LEVEL: 'silent' } };

let desk: TestDesk;
beforeAll(() => console.log(`FUZZ_SEED=${seed}`));
afterEach(() => desk.close());

it.each([
  { path: '/api/messages', shots: messageShots, allowed: [200, 400, 401, 415] },
  { path: '/api/webhooks/vouchers', shots: webhookShots, allowed: [202, 400, 401, 415, 422] },
])(
  '20,000 shots at $path',
  async (route) => {
    desk = await runDesk(quiet);
    await fuzzRoute(desk, route, RUNS);
  },
  600_000,
);

it('20,000 clicks on cards', async () => {
  const teams = await startFakeTeams();
  const chat = teams.chat({ tenantId: TENANT, person: { name: 'Paula' } });
  desk = await runDesk({ ...quiet, bot: undefined });
  const shots = clickShots(VERBS, {
    serviceUrl: teams.serviceUrl,
    conversation: { id: chat.id, tenantId: TENANT, conversationType: 'personal' },
  });
  await fuzzRoute(desk, { path: '/api/messages', shots, allowed: [200, 400] }, RUNS);
  await teams.close();
}, 600_000);
